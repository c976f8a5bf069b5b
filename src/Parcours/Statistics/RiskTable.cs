using Parcours.Diagnostics;

namespace Parcours.Statistics;

/// <summary>How many are at risk at each time of a table of counts: those who came before it and have not left before it.</summary>
internal static class RiskTable
{
    /// <summary>The numbers at risk, one for each row.</summary>
    /// <exception cref="ParcoursException">PRC0041: times that do not ascend, negative counts, or more leaving than were there.</exception>
    public static long[] AtRisk(IReadOnlyList<TimeCounts> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var atRisk = new long[counts.Count];
        long now = 0;
        for (int i = 0; i < counts.Count; i++)
        {
            TimeCounts row = counts[i];
            if (row.Events < 0 || row.Censored < 0 || row.Entered < 0)
            {
                throw Errors.BadCounts($"negative counts in row {i + 1}", "counts of 0 or more");
            }

            if (i > 0 && row.Time <= counts[i - 1].Time)
            {
                throw Errors.BadCounts($"row {i + 1} not after the row before", "times in ascending order, each once");
            }

            now += row.Events + row.Censored - row.Entered;
        }

        if (now < 0)
        {
            throw Errors.BadCounts("more entries than persons who leave", "each who enters to leave at some row, by an event or censored");
        }

        for (int i = 0; i < atRisk.Length; i++)
        {
            TimeCounts row = counts[i];
            atRisk[i] = now;
            if (row.Events + row.Censored > now)
            {
                throw Errors.BadCounts($"more persons leaving in row {i + 1} than are at risk", "each to be at risk before leaving");
            }

            now += row.Entered - row.Events - row.Censored;
        }

        return atRisk;
    }
}
