using Parcours.Comparisons.Measuring;

namespace Parcours.Comparisons.Reporting;

/// <summary>What came out of one question.</summary>
/// <param name="Query">Its short name.</param>
/// <param name="Title">What it asks.</param>
/// <param name="Timings">The times of each engine.</param>
/// <param name="AnswersAgree">Whether all gave the same rows in the same order.</param>
/// <param name="FloorMilliseconds">The time to read the plain bytes of the columns it needs at the bandwidth measured.</param>
/// <param name="StoredBytes">The bytes that those columns take in the Parcours dataset; null when it is not among the engines.</param>
internal sealed record QueryResult(string Query, string Title, IReadOnlyList<Timing> Timings, bool AnswersAgree, double FloorMilliseconds, long? StoredBytes)
{
    /// <summary>How many times as fast Parcours is as the best of the others; null when either is missing.</summary>
    public double? Ratio =>
        Timings.FirstOrDefault(t => t.Peer == "Parcours") is { } own && Timings.Where(t => t != own).MinBy(t => t.Median) is { } best
            ? best.Median / own.Median
            : null;
}
