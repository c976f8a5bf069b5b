namespace Parcours;

/// <summary>What two intervals have in common; for intervals that only lie near each other, the gap between them.</summary>
/// <param name="Start">The later of the two starts.</param>
/// <param name="End">The earlier of the two last days; before <paramref name="Start"/> where the intervals do not meet; null when both are open.</param>
/// <param name="Days">How many days they share; 0 or less where they do not meet: minus the days between them.</param>
public sealed record Overlap(DateOnly Start, DateOnly? End, int? Days);
