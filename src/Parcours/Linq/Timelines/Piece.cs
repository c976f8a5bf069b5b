namespace Parcours;

/// <summary>A piece of an interval that was cut at dates.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
/// <param name="From">The calendar year, or the age in whole years, from which on the piece lies: the lower bound of its band; null before the first cut.</param>
/// <param name="Days">How many days it has, at least 1.</param>
/// <param name="IsLast">Whether it ends where the interval ends.</param>
public sealed record Piece(DateOnly Start, DateOnly End, int? From, int Days, bool IsLast);
