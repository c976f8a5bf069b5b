#pragma warning disable IDE0060 // The bodies for vectors follow.
namespace Parcours.Kernels;

/// <summary>
/// Parts of dates (days since 1970-01-01, proleptic Gregorian calendar, <see cref="DateOnly.MinValue"/> to
/// <see cref="DateOnly.MaxValue"/>). Dates outside that range, which null rows may hold, give something and harm nothing.
/// </summary>
internal static unsafe partial class DateParts
{
    /// <summary>0001-01-01.</summary>
    internal const int MinDay = -719162;

    /// <summary>9999-12-31.</summary>
    internal const int MaxDay = 2932896;

    private const long MicrosecondsPerDay = 86_400_000_000;

    internal static void Year(SimdLevel level, int* days, int count, int* to) => Each<YearPart>(days, count, to);

    /// <summary>1 to 12.</summary>
    internal static void Month(SimdLevel level, int* days, int count, int* to) => Each<MonthPart>(days, count, to);

    /// <summary>The day of the month, 1 to 31.</summary>
    internal static void Day(SimdLevel level, int* days, int count, int* to) => Each<DayPart>(days, count, to);

    /// <summary>1 to 4.</summary>
    internal static void Quarter(SimdLevel level, int* days, int count, int* to) => Each<QuarterPart>(days, count, to);

    /// <summary>0 (Sunday) to 6, as <see cref="System.DayOfWeek"/>.</summary>
    internal static void DayOfWeek(SimdLevel level, int* days, int count, int* to) => Each<DayOfWeekPart>(days, count, to);

    /// <summary>1 to 366.</summary>
    internal static void DayOfYear(SimdLevel level, int* days, int count, int* to) => Each<DayOfYearPart>(days, count, to);

    /// <summary>The first day of the date's month, as a date.</summary>
    internal static void FirstOfMonth(SimdLevel level, int* days, int count, int* to) => Each<FirstOfMonthPart>(days, count, to);

    /// <summary>The first day of the date's year, as a date.</summary>
    internal static void FirstOfYear(SimdLevel level, int* days, int count, int* to) => Each<FirstOfYearPart>(days, count, to);

    /// <summary>
    /// Moves dates by months, keeping the day of the month or the last there is; -1, or the first live row that leaves the calendar.
    /// Years are twelve months each: both rules agree on 29 February.
    /// </summary>
    internal static int AddMonths(int* days, int count, int months, int* to, ulong* live)
    {
        for (int i = 0; i < count; i++)
        {
            if (!TryAddMonths(days[i], months, out to[i]) && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }

    /// <inheritdoc cref="AddMonths(int*, int, int, int*, ulong*)"/>
    internal static int AddMonths(int* days, int* months, int count, int* to, ulong* live)
    {
        for (int i = 0; i < count; i++)
        {
            if (!TryAddMonths(days[i], months[i], out to[i]) && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }

    /// <summary>Moves dates by years; 29 February becomes 28 where there is none.</summary>
    internal static int AddYears(int* days, int count, int years, int* to, ulong* live) =>
        AddMonths(days, count, (int)Math.Clamp(years * 12L, int.MinValue, int.MaxValue), to, live);

    /// <summary>The first live row that is no date of the calendar, or -1: to check what arithmetic on days gave.</summary>
    internal static int FirstOutside(int* days, int count, ulong* live)
    {
        for (int i = 0; i < count; i++)
        {
            if (days[i] is < MinDay or > MaxDay && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }

    /// <summary>The dates of timestamps in microseconds: rounded down, also before 1970.</summary>
    internal static void FromTimestamp(long* microseconds, int count, int* to)
    {
        for (int i = 0; i < count; i++)
        {
            long value = microseconds[i];
            long day = value / MicrosecondsPerDay;
            to[i] = (int)(day - (value - (day * MicrosecondsPerDay) < 0 ? 1 : 0));
        }
    }

    /// <summary>Midnight of dates, in microseconds.</summary>
    internal static void ToTimestamp(int* days, int count, long* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = days[i] * MicrosecondsPerDay;
        }
    }

    private static void Each<TPart>(int* days, int count, int* to)
        where TPart : struct, IDatePart
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = TPart.Of(days[i]);
        }
    }
}
