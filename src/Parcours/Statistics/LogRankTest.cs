using Parcours.Diagnostics;
using Parcours.Statistics;

namespace Parcours;

/// <summary>The log-rank test of equal survival in several groups (Mantel, Cancer Chemotherapy Reports 1966; Peto and Peto, JRSS A 1972).</summary>
/// <remarks>
/// At each time with d events among n at risk, of whom n_g are in a group, the group is expected to have d·n_g/n of them, with the covariances of a multivariate hypergeometric distribution.
/// The statistic is the quadratic form of the differences between observed and expected events in the inverse of the summed covariances: chi-square with one degree of freedom less than there are groups.
/// </remarks>
public static class LogRankTest
{
    /// <summary>Compares groups.</summary>
    /// <param name="groups">What happened in each group, in ascending order of times. Groups may have rows at different times.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ParcoursException">PRC0041: fewer than two groups, or counts that are not in order, negative, or with more leaving than are at risk.</exception>
    public static LogRankResult Compare(params IReadOnlyList<IReadOnlyList<TimeCounts>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count < 2)
        {
            throw Errors.BadCounts("fewer than two groups", "two groups or more to compare");
        }

        long[][] atRisk = [.. groups.Select(RiskTable.AtRisk)];
        var observed = new long[groups.Count];
        var expected = new double[groups.Count];
        var covariance = new double[groups.Count, groups.Count];
        var next = new int[groups.Count];
        foreach (long time in groups.SelectMany(g => g).Where(r => r.Events > 0).Select(r => r.Time).Distinct().Order())
        {
            var events = new long[groups.Count];
            var those = new long[groups.Count];
            for (int g = 0; g < groups.Count; g++)
            {
                (events[g], those[g]) = At(groups[g], atRisk[g], ref next[g], time);
                observed[g] += events[g];
            }

            Add(events.Sum(), those, expected, covariance);
        }

        (double statistic, int rank) = QuadraticForm(observed, expected, covariance);
        return new LogRankResult(statistic, rank, rank == 0 ? 1 : Gamma.Upper(rank / 2.0, statistic / 2), [.. observed], [.. expected]);
    }

    /// <summary>The events of a group at a time, and how many of it are at risk then: after the last row before, where it has none at that time.</summary>
    private static (long Events, long AtRisk) At(IReadOnlyList<TimeCounts> rows, long[] atRisk, ref int next, long time)
    {
        while (next < rows.Count && rows[next].Time < time)
        {
            next++;
        }

        if (next < rows.Count)
        {
            return (rows[next].Time == time ? rows[next].Events : 0, atRisk[next]);
        }

        return (0, 0);
    }

    private static void Add(long events, long[] those, double[] expected, double[,] covariance)
    {
        double all = those.Sum();
        double scale = all > 1 ? events * (all - events) / (all * all * (all - 1)) : 0;
        for (int g = 0; g < those.Length; g++)
        {
            expected[g] += events * (those[g] / all);
            for (int h = 0; h < those.Length; h++)
            {
                covariance[g, h] += scale * those[g] * ((g == h ? all : 0) - those[h]);
            }
        }
    }

    /// <summary>
    /// Solves by elimination, always with the greatest diagonal element left. The matrix of k groups that can be compared is of rank k − 1: what is left of the others is rounding.
    /// </summary>
    private static (double Statistic, int Rank) QuadraticForm(long[] observed, double[] expected, double[,] covariance)
    {
        int count = observed.Length;
        double[] rest = [.. observed.Select((o, g) => o - expected[g])];
        double largest = Enumerable.Range(0, count).Max(g => covariance[g, g]);
        var open = Enumerable.Range(0, count).ToList();
        double statistic = 0;
        int rank = 0;
        while (rank < count - 1 && open.Count > 0)
        {
            int pivot = open.MaxBy(g => covariance[g, g]);
            double diagonal = covariance[pivot, pivot];
            if (diagonal <= largest * 1e-10)
            {
                break;
            }

            open.Remove(pivot);
            statistic += rest[pivot] * rest[pivot] / diagonal;
            foreach (int g in open)
            {
                double factor = covariance[g, pivot] / diagonal;
                rest[g] -= factor * rest[pivot];
                foreach (int h in open)
                {
                    covariance[g, h] -= factor * covariance[pivot, h];
                }
            }

            rank++;
        }

        return (statistic, rank);
    }
}
