using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Statistics;

namespace Parcours;

/// <summary>The cumulative incidence of causes that compete (Aalen and Johansen, Scandinavian Journal of Statistics 1978).</summary>
/// <remarks>
/// <para>With n at risk and d_k events of cause k at a time, the incidence of k grows by S·d_k/n, where S is the Kaplan-Meier survival without any event just before. One minus Kaplan-Meier, with the
/// other causes taken for censoring, would be too great.</para>
/// <para>
/// The variance at t is that of the delta method (Dinse and Larson, Biometrika 1986; Marubini and Valsecchi, Analysing Survival Data from Clinical Trials and Observational Studies, 1995, 10.2), over all times t_j up to t,
/// with F the incidence of the cause, S_j the survival before t_j and d all events:
/// Σ (F(t) − F(t_j))² d / (n (n − d)) + Σ S_j² (n − d_k) d_k / n³ − 2 Σ (F(t) − F(t_j)) S_j d_k / n².
/// It is Greenwood's where there is one cause, and that of a binomial share where nobody is censored.
/// </para>
/// </remarks>
public static class AalenJohansen
{
    /// <summary>Estimates the incidences of all causes.</summary>
    /// <param name="counts">What happened, in ascending order of times.</param>
    /// <param name="interval">How confidence intervals are made; <see cref="SurvivalInterval.LogLog"/> is taken of the incidence.</param>
    /// <param name="level">Their level.</param>
    /// <returns>The incidences.</returns>
    /// <exception cref="ParcoursException">PRC0041: the counts are not in order, are negative, are not of the same causes, or have more leaving than are at risk. PRC0042: the level is not between 0 and 1.</exception>
    public static CumulativeIncidence Estimate(IReadOnlyList<CauseCounts> counts, SurvivalInterval interval = SurvivalInterval.LogLog, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int causes = counts.Count == 0 ? 0 : counts[0].Events.Length;
        if (counts.Any(r => r.Events.Length != causes || r.Events.Any(e => e < 0)))
        {
            throw Errors.BadCounts("rows of different causes, or negative counts", "a count of 0 or more for each cause in each row");
        }

        TimeCounts[] all = [.. counts.Select(r => r.All)];
        long[] atRisk = RiskTable.AtRisk(all);
        double z = Quantiles.Normal(level);
        var before = new double[all.Length];
        var after = ImmutableArray.CreateBuilder<double>(all.Length);
        double survival = 1;
        for (int i = 0; i < all.Length; i++)
        {
            before[i] = survival;
            survival = all[i].Events == 0 ? survival : survival * ((double)(atRisk[i] - all[i].Events) / atRisk[i]);
            after.Add(survival);
        }

        var curves = ImmutableArray.CreateBuilder<ImmutableArray<IncidencePoint>>(causes);
        for (int cause = 0; cause < causes; cause++)
        {
            curves.Add(Curve([.. counts.Select(r => r.Events[cause])], all, atRisk, before, z, interval));
        }

        return new CumulativeIncidence(curves.MoveToImmutable(), after.MoveToImmutable(), interval, level);
    }

    private static ImmutableArray<IncidencePoint> Curve(long[] events, TimeCounts[] all, long[] atRisk, double[] before, double z, SurvivalInterval interval)
    {
        var incidence = new double[events.Length];
        var points = ImmutableArray.CreateBuilder<IncidencePoint>(events.Length);
        double grown = 0;
        for (int i = 0; i < events.Length; i++)
        {
            grown += events[i] == 0 ? 0 : before[i] * events[i] / atRisk[i];
            incidence[i] = grown;
            double variance = Variance(i, events, all, atRisk, before, incidence);
            (double lower, double upper) = Intervals.OfProbability(grown, variance, z, interval);
            points.Add(new IncidencePoint(all[i].Time, atRisk[i], events[i], grown, variance, lower, upper));
        }

        return points.MoveToImmutable();
    }

    /// <summary>Each sum in order of time. Where all at risk have an event, nothing grows any more, and what would be 0 times infinity is 0.</summary>
    private static double Variance(int last, long[] events, TimeCounts[] all, long[] atRisk, double[] before, double[] incidence)
    {
        double variance = 0;
        for (int j = 0; j <= last; j++)
        {
            double n = atRisk[j];
            double d = all[j].Events;
            double k = events[j];
            if (d == 0)
            {
                continue;
            }

            double later = incidence[last] - incidence[j];
            variance += d < n ? later * later * d / (n * (n - d)) : 0;
            variance += before[j] * before[j] * (n - k) * k / (n * n * n);
            variance -= 2 * later * before[j] * k / (n * n);
        }

        return Math.Max(0, variance);
    }
}
