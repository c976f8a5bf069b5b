using System.Collections.Immutable;

namespace Parcours;

/// <summary>The cumulative incidences of competing causes.</summary>
/// <param name="Causes">The points of each cause, a point for each row of the counts, in the order of the causes in the counts.</param>
/// <param name="Survival">The probability of being without an event of any cause after each row: at each, it and the incidences of all causes add up to 1.</param>
/// <param name="Interval">How the confidence intervals were made.</param>
/// <param name="Level">The level of the confidence intervals, such as 0.95.</param>
public sealed record CumulativeIncidence(ImmutableArray<ImmutableArray<IncidencePoint>> Causes, ImmutableArray<double> Survival, SurvivalInterval Interval, double Level);
