namespace Parcours.Kernels;

/// <summary>Moving dates, and changing between dates and timestamps (microseconds since 1970-01-01T00:00:00).</summary>
internal static unsafe partial class DateParts
{
    /// <summary>0001-01-01.</summary>
    internal const int MinDay = -719162;

    /// <summary>9999-12-31.</summary>
    internal const int MaxDay = 2932896;

    private const long MicrosecondsPerDay = 86_400_000_000;

    /// <summary>
    /// Moves dates by months, keeping the day of the month or the last there is. Answers, as <see cref="Arithmetic"/> does,
    /// the first live row that leaves the calendar, or -1.
    /// </summary>
    internal static int AddMonths(int* days, int count, int months, int* to, ulong* live) =>
        AddMonths(days, new ConstantOperand<int>(months), count, to, live);

    /// <inheritdoc cref="AddMonths(int*, int, int, int*, ulong*)"/>
    internal static int AddMonths(int* days, int* months, int count, int* to, ulong* live) =>
        AddMonths(days, new ColumnOperand<int>(months), count, to, live);

    /// <summary>Moves dates by years, which are twelve months each; 29 February becomes 28 where there is none.</summary>
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

    /// <summary>The dates of timestamps: rounded down, also before 1970.</summary>
    internal static void FromTimestamp(long* microseconds, int count, int* to)
    {
        for (int i = 0; i < count; i++)
        {
            long value = microseconds[i];
            long day = value / MicrosecondsPerDay;
            to[i] = (int)(day + ((value - (day * MicrosecondsPerDay)) >> 63));
        }
    }

    /// <summary>Midnight of dates.</summary>
    internal static void ToTimestamp(int* days, int count, long* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = days[i] * MicrosecondsPerDay;
        }
    }

    private static int AddMonths<TMonths>(int* days, TMonths months, int count, int* to, ulong* live)
        where TMonths : struct, IOperand<int>
    {
        for (int i = 0; i < count; i++)
        {
            if (!TryAddMonths(days[i], months.At(i), out to[i]) && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }

    private static bool TryAddMonths(int days, int months, out int moved)
    {
        moved = 0;
        if (days is < MinDay or > MaxDay)
        {
            return false;
        }

        // Months are counted from January of the year 0, so the year 1 starts at 12 and the year 10,000 at 120,000.
        var parts = new Calendar.Parts<uint, Lanes1>((uint)days);
        long total = ((int)parts.Year * 12L) + (int)parts.Month - 1 + months;
        if (total is < 12 or >= 120_000)
        {
            return false;
        }

        (int year, int month) = ((int)total / 12, ((int)total % 12) + 1);
        moved = Calendar.Day(year, month, Math.Min((int)parts.Day, Calendar.DaysIn(year, month)));
        return true;
    }
}
