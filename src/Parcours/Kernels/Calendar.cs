using System.Runtime.CompilerServices;

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

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes FirstOfYear<TLanes, T>(TLanes year)
        where TLanes : struct
        where T : struct, ILanes<TLanes>
    {
        TLanes march = FirstOfMarchYear<TLanes, T>(T.Add(year, T.All(ShiftedYears - 1)));
        return T.Subtract(T.Add(march, T.All(306)), T.All(Shift));
    }

    /// <summary>The first day of a month, counted from January of the year 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes FirstOfMonth<TLanes, T>(TLanes month)
        where TLanes : struct
        where T : struct, ILanes<TLanes>
    {
        // Counted from March of the year -400; 357913942 = ⌈2^32 / 12⌉.
        TLanes fromMarch = T.Add(month, T.All((12 * (ShiftedYears + 1)) - 2));
        TLanes marchYear = T.MultiplyHigh(fromMarch, 357_913_942);
        TLanes marchMonth = T.Add(T.Subtract(fromMarch, T.Multiply(marchYear, 12)), T.All(3));

        // (979 × month - 2919) / 32 is the days from 1 March to the first of the month.
        TLanes inYear = T.ShiftRight(T.Subtract(T.Multiply(marchMonth, 979), T.All(2919)), 5);
        return T.Subtract(T.Add(FirstOfMarchYear<TLanes, T>(marchYear), inYear), T.All(Shift));
    }

    // 1461 / 4 days a year, less one a century, plus one each four centuries; 42949673 = ⌈2^32 / 100⌉.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes FirstOfMarchYear<TLanes, T>(TLanes marchYear)
        where TLanes : struct
        where T : struct, ILanes<TLanes>
    {
        TLanes century = T.MultiplyHigh(marchYear, 42_949_673);
        return T.Add(T.Subtract(T.ShiftRight(T.Multiply(marchYear, 1461), 2), century), T.ShiftRight(century, 2));
    }
}
