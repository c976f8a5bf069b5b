using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// Sums by vectors. 32-bit values are widened. 64-bit values are split in a lower half, not negative, and an upper half
/// with the sign, each summed in lanes of 64 bits that 2^31 values cannot overflow: sum = upper × 2^32 + lower.
/// </summary>
internal static unsafe partial class Sum
{
    private static long SumInt32Vector512(int* values, int count)
    {
        Vector512<long> a = Vector512<long>.Zero;
        Vector512<long> b = Vector512<long>.Zero;
        Vector512<long> c = Vector512<long>.Zero;
        Vector512<long> d = Vector512<long>.Zero;
        int i = 0;
        for (; i <= count - 32; i += 32)
        {
            a += Vector512.WidenLower(Vector512.Load(values + i));
            b += Vector512.WidenUpper(Vector512.Load(values + i));
            c += Vector512.WidenLower(Vector512.Load(values + i + 16));
            d += Vector512.WidenUpper(Vector512.Load(values + i + 16));
        }

        return Vector512.Sum(a + b + c + d) + SumInt32Scalar(values + i, count - i);
    }

    private static long SumInt32Vector256(int* values, int count)
    {
        Vector256<long> a = Vector256<long>.Zero;
        Vector256<long> b = Vector256<long>.Zero;
        int i = 0;
        for (; i <= count - 8; i += 8)
        {
            (Vector256<long> lower, Vector256<long> upper) = Vector256.Widen(Vector256.Load(values + i));
            a += lower;
            b += upper;
        }

        return Vector256.Sum(a + b) + SumInt32Scalar(values + i, count - i);
    }

    private static long SumInt32MaskedVector512(int* values, int count, ulong* mask)
    {
        Vector512<long> a = Vector512<long>.Zero;
        Vector512<long> b = Vector512<long>.Zero;
        int i = 0;
        for (; i <= count - 64; i += 64)
        {
            // Written out: with a loop and shifts that vary it takes three times as long.
            ulong word = mask[i >> 6];
            if (word != 0)
            {
                Add(values + i, word, ref a, ref b);
                Add(values + i + 16, word >> 16, ref a, ref b);
                Add(values + i + 32, word >> 32, ref a, ref b);
                Add(values + i + 48, word >> 48, ref a, ref b);
            }
        }

        return Vector512.Sum(a + b) + SumInt32MaskedScalar(values, i, count, mask);
    }

    private static long SumInt32MaskedVector256(int* values, int count, ulong* mask)
    {
        Vector256<long> a = Vector256<long>.Zero;
        Vector256<long> b = Vector256<long>.Zero;
        int i = 0;
        for (; i <= count - 64; i += 64)
        {
            ulong word = mask[i >> 6];
            if (word != 0)
            {
                Add(values + i, word, ref a, ref b);
                Add(values + i + 8, word >> 8, ref a, ref b);
                Add(values + i + 16, word >> 16, ref a, ref b);
                Add(values + i + 24, word >> 24, ref a, ref b);
                Add(values + i + 32, word >> 32, ref a, ref b);
                Add(values + i + 40, word >> 40, ref a, ref b);
                Add(values + i + 48, word >> 48, ref a, ref b);
                Add(values + i + 56, word >> 56, ref a, ref b);
            }
        }

        return Vector256.Sum(a + b) + SumInt32MaskedScalar(values, i, count, mask);
    }

    private static Int128 SumInt64Vector512(long* values, int count)
    {
        Vector512<ulong> low = Vector512<ulong>.Zero;
        Vector512<long> high = Vector512<long>.Zero;
        int i = 0;
        for (; i <= count - 8; i += 8)
        {
            AddHalves(Vector512.Load(values + i), ref low, ref high);
        }

        return Whole(Vector512.Sum(low), Vector512.Sum(high)) + SumInt64Scalar(values + i, count - i);
    }

    private static Int128 SumInt64Vector256(long* values, int count)
    {
        Vector256<ulong> low = Vector256<ulong>.Zero;
        Vector256<long> high = Vector256<long>.Zero;
        int i = 0;
        for (; i <= count - 4; i += 4)
        {
            AddHalves(Vector256.Load(values + i), ref low, ref high);
        }

        return Whole(Vector256.Sum(low), Vector256.Sum(high)) + SumInt64Scalar(values + i, count - i);
    }

    private static Int128 SumInt64MaskedVector512(long* values, int count, ulong* mask)
    {
        Vector512<ulong> low = Vector512<ulong>.Zero;
        Vector512<long> high = Vector512<long>.Zero;
        int i = 0;
        for (; i <= count - 64; i += 64)
        {
            ulong word = mask[i >> 6];
            for (long* at = values + i; word != 0; word >>= 32, at += 32)
            {
                AddHalves(Vector512.Load(at) & LaneMask.Of512<long>(word), ref low, ref high);
                AddHalves(Vector512.Load(at + 8) & LaneMask.Of512<long>(word >> 8), ref low, ref high);
                AddHalves(Vector512.Load(at + 16) & LaneMask.Of512<long>(word >> 16), ref low, ref high);
                AddHalves(Vector512.Load(at + 24) & LaneMask.Of512<long>(word >> 24), ref low, ref high);
            }
        }

        return Whole(Vector512.Sum(low), Vector512.Sum(high)) + SumInt64MaskedScalar(values, i, count, mask);
    }

    private static Int128 SumInt64MaskedVector256(long* values, int count, ulong* mask)
    {
        Vector256<ulong> low = Vector256<ulong>.Zero;
        Vector256<long> high = Vector256<long>.Zero;
        int i = 0;
        for (; i <= count - 64; i += 64)
        {
            ulong word = mask[i >> 6];
            for (long* at = values + i; word != 0; word >>= 16, at += 16)
            {
                AddHalves(Vector256.Load(at) & LaneMask.Of256<long>(word), ref low, ref high);
                AddHalves(Vector256.Load(at + 4) & LaneMask.Of256<long>(word >> 4), ref low, ref high);
                AddHalves(Vector256.Load(at + 8) & LaneMask.Of256<long>(word >> 8), ref low, ref high);
                AddHalves(Vector256.Load(at + 12) & LaneMask.Of256<long>(word >> 12), ref low, ref high);
            }
        }

        return Whole(Vector256.Sum(low), Vector256.Sum(high)) + SumInt64MaskedScalar(values, i, count, mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int* values, ulong word, ref Vector512<long> a, ref Vector512<long> b)
    {
        Vector512<int> x = Vector512.Load(values) & LaneMask.Of512<int>(word);
        a += Vector512.WidenLower(x);
        b += Vector512.WidenUpper(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(int* values, ulong word, ref Vector256<long> a, ref Vector256<long> b)
    {
        Vector256<int> x = Vector256.Load(values) & LaneMask.Of256<int>(word);
        a += Vector256.WidenLower(x);
        b += Vector256.WidenUpper(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddHalves(Vector512<long> x, ref Vector512<ulong> low, ref Vector512<long> high)
    {
        low += x.AsUInt64() & Vector512.Create(0xFFFF_FFFFul);
        high += x >> 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddHalves(Vector256<long> x, ref Vector256<ulong> low, ref Vector256<long> high)
    {
        low += x.AsUInt64() & Vector256.Create(0xFFFF_FFFFul);
        high += x >> 32;
    }

    private static Int128 Whole(ulong low, long high) => ((Int128)high << 32) + low;
}
