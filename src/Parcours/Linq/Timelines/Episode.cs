namespace Parcours;

/// <summary>Events of one patient that follow each other without too long a gap.</summary>
/// <param name="Start">The first covered day.</param>
/// <param name="End">The last covered day.</param>
/// <param name="CoveredDays">How many days from the first to the last are covered by an event.</param>
/// <param name="Events">How many events there are, at least 1.</param>
public sealed record Episode(DateOnly Start, DateOnly End, long CoveredDays, long Events);
