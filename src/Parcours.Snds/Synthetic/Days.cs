namespace Parcours.Snds.Synthetic;

/// <summary>Days since 1970-01-01.</summary>
internal static class Days
{
    public static int Of(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - SndsSentinels.Epoch;

    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + SndsSentinels.Epoch);

    /// <summary>The first day of the month that lies some months after that of a day.</summary>
    public static int MonthStart(int day, int months)
    {
        DateOnly date = Date(day);
        return new DateOnly(date.Year, date.Month, 1).AddMonths(months).DayNumber - SndsSentinels.Epoch;
    }

    /// <summary>The month of a day as yyyyMM.</summary>
    public static int YearMonth(int day)
    {
        DateOnly date = Date(day);
        return (date.Year * 100) + date.Month;
    }

    /// <summary>1600-01-01, which stands for "none".</summary>
    public static int None { get; } = Of(1600, 1, 1);
}
