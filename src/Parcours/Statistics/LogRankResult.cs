using System.Collections.Immutable;

namespace Parcours;

/// <summary>What a log-rank test found.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom: the groups that were ever at risk when another was, less one; 0 when there is nothing to compare.</param>
/// <param name="PValue">The probability of such a statistic or a greater one where survival is the same in all groups; 1 when there is nothing to compare.</param>
/// <param name="Observed">The events of each group.</param>
/// <param name="Expected">The events that each group would have had if survival were the same in all.</param>
public sealed record LogRankResult(double ChiSquare, int DegreesOfFreedom, double PValue, ImmutableArray<long> Observed, ImmutableArray<double> Expected);
