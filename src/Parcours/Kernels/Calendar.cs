namespace Parcours.Kernels;

/// <summary>
/// The arithmetic of the calendar on lanes, after C. Neri and L. Schneider, "Euclidean affine functions and their
/// application to calendar algorithms" (2022): years run from March to February, so that the leap day is the last, and
/// centuries, years and months become multiplications. Divisions by constants are multiplications by their reciprocals,
/// exact over the numbers that occur.
/// </summary>
internal static class Calendar
{
    // 0000-03-01 is day -719468, and 400 years more keep every date of the calendar positive.
    private const uint Shift = 719468 + 146097;
    private const uint ShiftedYears = 400;

    // The dates of the calendar, shifted, take 22 bits. Dates outside wrap into them, so that every step stays within the
    // numbers for which it is exact, and such a date is the same wrong one at every level.
    private const uint Mask = (1 << 22) - 1;

    /// <summary>The year, month and day of dates.</summary>
    internal readonly ref struct Parts<TLanes, T>
        where TLanes : struct
        where T : struct, ILanes<TLanes>
    {
        private readonly TLanes _next;
        private readonly TLanes _marchYear;
        private readonly TLanes _dayOfYear;

        internal Parts(TLanes days)
        {
            TLanes shifted = T.And(T.Add(days, T.All(Shift)), T.All(Mask));
            TLanes fourths = T.Add(T.Multiply(shifted, 4), T.All(3));

            // fourths / 146097, the days of four centuries; 963315389 = ⌈2^47 / 146097⌉.
            TLanes century = T.ShiftRight(T.MultiplyHigh(fourths, 963_315_389), 15);
            TLanes inCentury = T.Subtract(fourths, T.Multiply(century, 146097));
            inCentury = T.Add(inCentury, T.Subtract(T.All(3), T.And(inCentury, T.All(3))));

            // 2939745 / 2^32 is a year over four centuries' days: the year is above, the part of the year below.
            TLanes partOfYear = T.Multiply(inCentury, 2_939_745);
            _marchYear = T.Add(T.Multiply(century, 100), T.MultiplyHigh(inCentury, 2_939_745));

            // partOfYear / 4 / 2939745; 3063938966 = ⌈2^53 / 2939745⌉.
            _dayOfYear = T.ShiftRight(T.MultiplyHigh(T.ShiftRight(partOfYear, 2), 3_063_938_966), 21);

            // 1 from day 306 on: January and February belong to the next civil year.
            _next = T.Subtract(T.All(1), T.ShiftRight(T.Subtract(_dayOfYear, T.All(306)), 31));
        }

        internal TLanes Year => T.Subtract(T.Add(_marchYear, _next), T.All(ShiftedYears));

        internal TLanes Month => T.Subtract(T.ShiftRight(Affine, 16), T.Multiply(_next, 12));

        // (affine mod 2^16) / 2141; 2006057 = ⌈2^32 / 2141⌉.
        internal TLanes Day => T.Add(T.MultiplyHigh(T.And(Affine, T.All(0xFFFF)), 2_006_057), T.All(1));

        private TLanes Affine => T.Add(T.Multiply(_dayOfYear, 2141), T.All(197_913));
    }

    /// <summary>1 January of a year.</summary>
    internal static TLanes FirstOfYear<TLanes, T>(TLanes year)
        where TLanes : struct
        where T : struct, ILanes<TLanes>
    {
        TLanes marchYear = T.Add(year, T.All(ShiftedYears - 1));

        // marchYear / 100; 42949673 = ⌈2^32 / 100⌉.
        TLanes century = T.MultiplyHigh(marchYear, 42_949_673);
        TLanes days = T.Add(T.ShiftRight(T.Multiply(marchYear, 1461), 2), T.ShiftRight(century, 2));
        return T.Subtract(T.Add(T.Subtract(days, century), T.All(306)), T.All(Shift));
    }

    /// <summary>Days since 1970-01-01 of a year, month and day of the calendar.</summary>
    internal static int Day(int year, int month, int day)
    {
        bool early = month <= 2;
        uint marchYear = (uint)year + ShiftedYears - (early ? 1u : 0);
        uint marchMonth = (uint)(early ? month + 12 : month);
        uint century = marchYear / 100;
        uint days = (1461 * marchYear / 4) - century + (century / 4) + (((979 * marchMonth) - 2919) / 32) + (uint)day - 1;
        return (int)(days - Shift);
    }

    internal static int DaysIn(int year, int month) =>
        month == 2 ? (DateTime.IsLeapYear(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
}
