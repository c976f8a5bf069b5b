using System.Collections.Immutable;

namespace Parcours;

/// <summary>A person who may be a control while at risk; a case as well, before becoming one.</summary>
/// <param name="Id">Who it is; each once.</param>
/// <param name="Entry">The first day under observation.</param>
/// <param name="Exit">The last day under observation.</param>
/// <param name="Event">The day of becoming a case; null for never.</param>
/// <param name="Exact">What must be the same as the case's; null equals nothing.</param>
/// <param name="Values">Numbers that may differ from the case's by no more than the calipers.</param>
public sealed record MatchCandidate(string Id, DateOnly Entry, DateOnly Exit, DateOnly? Event, string? Exact, ImmutableArray<double> Values);
