namespace Parcours;

/// <summary>Values that stand for the absence of one.</summary>
internal static class SndsSentinels
{
    /// <summary>Dates that stand for "none", "alive" or "not known" (1600-01-01), and for an open end (2999-12-31).</summary>
    public static IReadOnlyList<DateOnly> NullDates { get; } = [new(1600, 1, 1), new(2999, 12, 31)];

    /// <summary>The month that stands for "none" in columns of the form yyyyMM.</summary>
    public const int NullYearMonth = 160_001;

    /// <summary>The day number of 1970-01-01.</summary>
    internal static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private static readonly int None = NullDates[0].DayNumber - Epoch;
    private static readonly int Open = NullDates[1].DayNumber - Epoch;

    internal static bool IsNoDate(int daysSinceEpoch) => daysSinceEpoch == None || daysSinceEpoch == Open;
}
