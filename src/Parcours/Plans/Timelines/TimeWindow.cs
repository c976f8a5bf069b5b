namespace Parcours.Plans.Timelines;

/// <summary>A stretch of time for each left row, both ends included; empty where it would end before it begins.</summary>
/// <remarks>The calendar, the years 1 to 9999, is all of time: what is open ends there.</remarks>
/// <param name="From">Its first moment.</param>
/// <param name="To">Its last moment.</param>
/// <param name="LeastOverlap">How many days (microseconds, of timestamps) it must have in common with an interval, at least; 1 for any contact.</param>
internal sealed record TimeWindow(WindowBound From, WindowBound To, long LeastOverlap = 1)
{
    /// <summary>All of time.</summary>
    public static TimeWindow Always { get; } = new(WindowBound.Open, WindowBound.Open);

    public override string ToString() => $"[{From}, {To}]{(LeastOverlap > 1 ? FormattableString.Invariant($" sharing {LeastOverlap}") : "")}";
}
