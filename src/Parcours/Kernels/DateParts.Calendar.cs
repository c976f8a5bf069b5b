namespace Parcours.Kernels;

/// <summary>
/// The arithmetic of the calendar, after C. Neri and L. Schneider, "Euclidean affine functions and their application to
/// calendar algorithms" (2022): years run from March to February, so that the leap day is the last, and lengths of
/// centuries, years and months become multiplications.
/// </summary>
internal static unsafe partial class DateParts
{
    // 0000-03-01 is day -719468. Four hundred years are added so that every date of the calendar is positive, and wrapping
    // in 32 bits keeps dates outside the calendar harmless.
    private const uint Shift = 719468 + 146097;
    private const int ShiftedYears = 400;

    private interface IDatePart
    {
        static abstract int Of(int days);
    }

    /// <summary>The year that a date of March to February belongs to, shifted, and the days since its 1 March.</summary>
    private static uint MarchYear(int days, out uint dayOfYear)
    {
        uint fourths = (4 * ((uint)days + Shift)) + 3;
        uint century = fourths / 146097;
        ulong inCentury = 2939745UL * ((fourths % 146097) | 3);
        dayOfYear = (uint)inCentury / 2939745 / 4;
        return (100 * century) + (uint)(inCentury >> 32);
    }

    // January and February are months 13 and 14 of the March year.
    private static uint MarchMonth(uint dayOfYear, out uint day)
    {
        uint affine = (2141 * dayOfYear) + 197913;
        day = (affine & 0xFFFF) / 2141;
        return affine >> 16;
    }

    private static void Split(int days, out int year, out int month, out int day)
    {
        uint marchYear = MarchYear(days, out uint dayOfYear);
        uint marchMonth = MarchMonth(dayOfYear, out uint dayOfMonth);
        bool next = dayOfYear >= 306;
        year = (int)marchYear - ShiftedYears + (next ? 1 : 0);
        month = (int)(next ? marchMonth - 12 : marchMonth);
        day = (int)dayOfMonth + 1;
    }

    private static int FromParts(int year, int month, int day)
    {
        bool early = month <= 2;
        uint marchYear = (uint)(year + ShiftedYears - (early ? 1 : 0));
        uint marchMonth = (uint)(early ? month + 12 : month);
        uint century = marchYear / 100;
        uint days = (1461 * marchYear / 4) - century + (century / 4) + (((979 * marchMonth) - 2919) / 32) + (uint)day - 1;
        return (int)(days - Shift);
    }

    private static bool IsLeap(int year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysIn(int year, int month) =>
        month == 2 ? (IsLeap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);

    private static bool TryAddMonths(int days, int months, out int moved)
    {
        moved = 0;
        if (days is < MinDay or > MaxDay)
        {
            return false;
        }

        Split(days, out int year, out int month, out int day);
        long total = (year * 12L) + month - 1 + months;
        if (total is < 12 or >= 120_000)
        {
            return false;
        }

        year = (int)total / 12;
        month = ((int)total % 12) + 1;
        moved = FromParts(year, month, Math.Min(day, DaysIn(year, month)));
        return true;
    }

    private readonly struct YearPart : IDatePart
    {
        public static int Of(int days)
        {
            uint year = MarchYear(days, out uint dayOfYear);
            return (int)year - ShiftedYears + (dayOfYear >= 306 ? 1 : 0);
        }
    }

    private readonly struct MonthPart : IDatePart
    {
        public static int Of(int days)
        {
            Split(days, out _, out int month, out _);
            return month;
        }
    }

    private readonly struct DayPart : IDatePart
    {
        public static int Of(int days)
        {
            Split(days, out _, out _, out int day);
            return day;
        }
    }

    private readonly struct QuarterPart : IDatePart
    {
        public static int Of(int days) => (MonthPart.Of(days) + 2) / 3;
    }

    private readonly struct DayOfWeekPart : IDatePart
    {
        // 1970-01-01 was a Thursday.
        public static int Of(int days) => (int)(((uint)days + Shift + 3) % 7);
    }

    private readonly struct DayOfYearPart : IDatePart
    {
        public static int Of(int days) => days - FirstOfYearPart.Of(days) + 1;
    }

    private readonly struct FirstOfMonthPart : IDatePart
    {
        public static int Of(int days) => days - DayPart.Of(days) + 1;
    }

    private readonly struct FirstOfYearPart : IDatePart
    {
        public static int Of(int days) => FromParts(YearPart.Of(days), 1, 1);
    }
}
