using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    internal static int AddMonths(SimdLevel level, int* days, int count, int months, int* to, ulong* live) =>
        AddMonths(level, days, new ConstantOperand<int>(months), count, to, live);

    /// <inheritdoc cref="AddMonths(SimdLevel, int*, int, int, int*, ulong*)"/>
    internal static int AddMonths(SimdLevel level, int* days, int* months, int count, int* to, ulong* live) =>
        AddMonths(level, days, new ColumnOperand<int>(months), count, to, live);

    /// <summary>Moves dates by years, which are twelve months each; 29 February becomes 28 where there is none.</summary>
    internal static int AddYears(SimdLevel level, int* days, int count, int years, int* to, ulong* live) =>
        AddMonths(level, days, count, (int)Math.Clamp(years * 12L, int.MinValue, int.MaxValue), to, live);

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

    private static int AddMonths<TMonths>(SimdLevel level, int* days, TMonths months, int count, int* to, ulong* live)
        where TMonths : struct, IOperand<int>
    {
        int i = 0;
        if (level == SimdLevel.Vector512 && Avx512F.IsSupported)
        {
            for (; i <= count - 16; i += 16)
            {
                Vector512<uint> from = Vector512.Load((uint*)days + i);
                if (TryAddMonths<Vector512<uint>, Lanes16>(from, months.At512(i).AsUInt32(), out Vector512<uint> moved))
                {
                    moved.Store((uint*)to + i);
                }
                else if (AddMonths(days, months, i, i + 16, to, live) is >= 0 and int failed)
                {
                    return failed;
                }
            }
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported)
        {
            for (; i <= count - 8; i += 8)
            {
                Vector256<uint> from = Vector256.Load((uint*)days + i);
                if (TryAddMonths<Vector256<uint>, Lanes8>(from, months.At256(i).AsUInt32(), out Vector256<uint> moved))
                {
                    moved.Store((uint*)to + i);
                }
                else if (AddMonths(days, months, i, i + 8, to, live) is >= 0 and int failed)
                {
                    return failed;
                }
            }
        }

        return AddMonths(days, months, i, count, to, live);
    }

    private static int AddMonths<TMonths>(int* days, TMonths months, int start, int end, int* to, ulong* live)
        where TMonths : struct, IOperand<int>
    {
        for (int i = start; i < end; i++)
        {
            if (TryAddMonths<uint, Lanes1>((uint)days[i], (uint)months.At(i), out uint moved))
            {
                to[i] = (int)moved;
            }
            else if (live == null || Bitmap.Get(live, i))
            {
                return i;
            }
            else
            {
                to[i] = 0;
            }
        }

        return Arithmetic.None;
    }

    // Whether all lanes stay within the calendar; if not, nothing is said of which. A method of its own for each width, since
    // all of them in one would be more than the compiler is willing to inline.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool TryAddMonths<TLanes, T>(TLanes days, TLanes months, out TLanes moved)
        where TLanes : struct
        where T : struct, ILanes<TLanes>
    {
        const uint CalendarMonths = 9999 * 12;

        var parts = new Calendar.Parts<TLanes, T>(days);
        TLanes before = T.Add(T.Multiply(T.Subtract(parts.Year, T.All(1)), 12), T.Subtract(parts.Month, T.All(1)));
        TLanes month = T.Add(before, months);
        TLanes first = Calendar.FirstOfMonth<TLanes, T>(month);
        TLanes length = T.Subtract(Calendar.FirstOfMonth<TLanes, T>(T.Add(month, T.All(1))), first);
        moved = T.Add(first, T.Subtract(T.Min(parts.Day, length), T.All(1)));

        // A number of months that wraps is beyond the calendar in either sign, so it is looked at too.
        return !T.AnyAbove(T.Subtract(days, T.All(unchecked((uint)MinDay))), MaxDay - MinDay)
            && !T.AnyAbove(T.Add(months, T.All(CalendarMonths)), 2 * CalendarMonths)
            && !T.AnyAbove(month, CalendarMonths - 1);
    }
}
