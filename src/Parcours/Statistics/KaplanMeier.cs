using System.Collections.Immutable;
using Parcours.Statistics;

namespace Parcours;

/// <summary>The product-limit estimate of survival (Kaplan and Meier, JASA 1958).</summary>
/// <remarks>
/// With n at risk and d events at a time, the survival after it is the one before times 1 − d/n. Of those who leave at one time, events come first. Greenwood's variance is S² Σ d / (n (n − d))
/// (Greenwood, Reports on Public Health, 1926). Sums and products run in order of time, so that the same counts give the same bits. Where nobody is at risk the curve stays as it is.
/// </remarks>
public static class KaplanMeier
{
    /// <summary>Estimates the curve.</summary>
    /// <param name="counts">What happened, in ascending order of times.</param>
    /// <param name="interval">How confidence intervals are made.</param>
    /// <param name="level">Their level.</param>
    /// <returns>The curve, with a point for each row.</returns>
    /// <exception cref="ParcoursException">PRC0041: the counts are not in order, are negative, or have more leaving than are at risk. PRC0042: the level is not between 0 and 1.</exception>
    public static SurvivalCurve Estimate(IReadOnlyList<TimeCounts> counts, SurvivalInterval interval = SurvivalInterval.LogLog, double level = 0.95)
    {
        long[] atRisk = RiskTable.AtRisk(counts);
        double z = Quantiles.Normal(level);
        double survival = 1;
        double greenwood = 0;
        var points = ImmutableArray.CreateBuilder<SurvivalPoint>(counts.Count);
        for (int i = 0; i < atRisk.Length; i++)
        {
            TimeCounts row = counts[i];
            if (row.Events > 0)
            {
                double left = atRisk[i] - row.Events;
                survival *= left / atRisk[i];
                greenwood += row.Events / (atRisk[i] * left);
            }

            double variance = survival * survival * greenwood;
            (double lower, double upper) = Intervals.OfProbability(survival, variance, z, interval);
            points.Add(new SurvivalPoint(row.Time, atRisk[i], row.Events, row.Censored, survival, variance, lower, upper));
        }

        return new SurvivalCurve(points.MoveToImmutable(), interval, level);
    }
}
