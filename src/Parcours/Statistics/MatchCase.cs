using System.Collections.Immutable;

namespace Parcours;

/// <summary>A case that controls are sought for.</summary>
/// <param name="Id">Who it is; each once.</param>
/// <param name="Index">The day on which controls must be at risk.</param>
/// <param name="Exact">What a control must have the same of, such as <c>"1|75"</c> for sex and department; null equals nothing.</param>
/// <param name="Values">Numbers that a control may differ in by no more than the calipers, such as the year of birth; one that is missing is not a number, and near to none.</param>
public sealed record MatchCase(string Id, DateOnly Index, string? Exact, ImmutableArray<double> Values);
