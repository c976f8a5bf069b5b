using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>
/// Parts of dates (days since 1970-01-01, proleptic Gregorian calendar, <see cref="DateOnly.MinValue"/> to
/// <see cref="DateOnly.MaxValue"/>). Dates outside that range, which null rows may hold, give something, the same at every
/// level, and harm nothing. May write 64 bytes past the last value.
/// </summary>
internal static unsafe partial class DateParts
{
    internal static void Year(SimdLevel level, int* days, int count, int* to) => Each<YearPart>(level, days, count, to);

    /// <summary>1 to 12.</summary>
    internal static void Month(SimdLevel level, int* days, int count, int* to) => Each<MonthPart>(level, days, count, to);

    /// <summary>The day of the month, 1 to 31.</summary>
    internal static void Day(SimdLevel level, int* days, int count, int* to) => Each<DayPart>(level, days, count, to);

    /// <summary>1 to 4.</summary>
    internal static void Quarter(SimdLevel level, int* days, int count, int* to) => Each<QuarterPart>(level, days, count, to);

    /// <summary>0 (Sunday) to 6, as <see cref="System.DayOfWeek"/>.</summary>
    internal static void DayOfWeek(SimdLevel level, int* days, int count, int* to) => Each<DayOfWeekPart>(level, days, count, to);

    /// <summary>1 to 366.</summary>
    internal static void DayOfYear(SimdLevel level, int* days, int count, int* to) => Each<DayOfYearPart>(level, days, count, to);

    /// <summary>The first day of the date's month, as a date.</summary>
    internal static void FirstOfMonth(SimdLevel level, int* days, int count, int* to) => Each<FirstOfMonthPart>(level, days, count, to);

    /// <summary>The first day of the date's year, as a date.</summary>
    internal static void FirstOfYear(SimdLevel level, int* days, int count, int* to) => Each<FirstOfYearPart>(level, days, count, to);

    private static void Each<TPart>(SimdLevel level, int* days, int count, int* to)
        where TPart : struct, IDatePart
    {
        int i = 0;
        if (level == SimdLevel.Vector512 && Avx512F.IsSupported)
        {
            for (; i < count; i += 16)
            {
                TPart.Of<Vector512<uint>, Lanes16>(Vector512.Load((uint*)days + i)).Store((uint*)to + i);
            }
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported)
        {
            for (; i < count; i += 8)
            {
                TPart.Of<Vector256<uint>, Lanes8>(Vector256.Load((uint*)days + i)).Store((uint*)to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = (int)TPart.Of<uint, Lanes1>((uint)days[i]);
        }
    }

    private readonly struct YearPart : IDatePart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> => new Calendar.Parts<TLanes, T>(days).Year;
    }

    private readonly struct MonthPart : IDatePart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> => new Calendar.Parts<TLanes, T>(days).Month;
    }

    private readonly struct DayPart : IDatePart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> => new Calendar.Parts<TLanes, T>(days).Day;
    }

    private readonly struct QuarterPart : IDatePart
    {
        // (month + 2) / 3, which is (month + 2) × 11 / 32 for 3 to 14.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> =>
            T.ShiftRight(T.Multiply(T.Add(new Calendar.Parts<TLanes, T>(days).Month, T.All(2)), 11), 5);
    }

    private readonly struct DayOfWeekPart : IDatePart
    {
        // 719163 days before 1970-01-01 was a Sunday. Of numbers of 22 bits, x / 7 is x × 613566757 / 2^32.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes>
        {
            TLanes sinceSunday = T.And(T.Add(days, T.All(719163)), T.All((1 << 22) - 1));
            return T.Subtract(sinceSunday, T.Multiply(T.MultiplyHigh(sinceSunday, 613_566_757), 7));
        }
    }

    private readonly struct DayOfYearPart : IDatePart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> =>
            T.Add(T.Subtract(days, FirstOfYearPart.Of<TLanes, T>(days)), T.All(1));
    }

    private readonly struct FirstOfMonthPart : IDatePart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> =>
            T.Add(T.Subtract(days, new Calendar.Parts<TLanes, T>(days).Day), T.All(1));
    }

    private readonly struct FirstOfYearPart : IDatePart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes, T>(TLanes days)
            where TLanes : struct
            where T : struct, ILanes<TLanes> =>
            Calendar.FirstOfYear<TLanes, T>(new Calendar.Parts<TLanes, T>(days).Year);
    }
}
