using System.Numerics;

namespace Parcours.Kernels;

/// <summary>
/// Exact sums of integers. Sums of doubles are <see cref="ExactSum"/>'s. A masked sum reads only rows below the count,
/// rounded up to a vector, and skips words of the mask without a bit.
/// </summary>
internal static unsafe partial class Sum
{
    internal static long SumInt32(SimdLevel level, int* values, int count) => level switch
    {
        SimdLevel.Vector512 => SumInt32Vector512(values, count),
        SimdLevel.Vector256 => SumInt32Vector256(values, count),
        _ => SumInt32Scalar(values, count),
    };

    /// <summary>The sum of the values whose bit is set.</summary>
    internal static long SumInt32Masked(SimdLevel level, int* values, int count, ulong* mask) => level switch
    {
        SimdLevel.Vector512 => SumInt32MaskedVector512(values, count, mask),
        SimdLevel.Vector256 => SumInt32MaskedVector256(values, count, mask),
        _ => SumInt32MaskedScalar(values, 0, count, mask),
    };

    /// <summary>The sum of the values at the given rows.</summary>
    internal static long SumInt32At(int* values, int* indices, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[indices[i]];
        }

        return sum;
    }

    internal static Int128 SumInt64(SimdLevel level, long* values, int count) => level switch
    {
        SimdLevel.Vector512 => SumInt64Vector512(values, count),
        SimdLevel.Vector256 => SumInt64Vector256(values, count),
        _ => SumInt64Scalar(values, count),
    };

    /// <summary>The sum of the values whose bit is set.</summary>
    internal static Int128 SumInt64Masked(SimdLevel level, long* values, int count, ulong* mask) => level switch
    {
        SimdLevel.Vector512 => SumInt64MaskedVector512(values, count, mask),
        SimdLevel.Vector256 => SumInt64MaskedVector256(values, count, mask),
        _ => SumInt64MaskedScalar(values, 0, count, mask),
    };

    /// <summary>The sum of the values at the given rows.</summary>
    internal static Int128 SumInt64At(long* values, int* indices, int count)
    {
        Int128 sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[indices[i]];
        }

        return sum;
    }

    private static long SumInt32Scalar(int* values, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    private static Int128 SumInt64Scalar(long* values, int count)
    {
        Int128 sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    private static long SumInt32MaskedScalar(int* values, int start, int count, ulong* mask)
    {
        long sum = 0;
        for (int i = start >> 6, words = Bitmap.Words(count); i < words; i++)
        {
            for (ulong word = mask[i]; word != 0; word &= word - 1)
            {
                sum += values[(i << 6) + BitOperations.TrailingZeroCount(word)];
            }
        }

        return sum;
    }

    private static Int128 SumInt64MaskedScalar(long* values, int start, int count, ulong* mask)
    {
        Int128 sum = 0;
        for (int i = start >> 6, words = Bitmap.Words(count); i < words; i++)
        {
            for (ulong word = mask[i]; word != 0; word &= word - 1)
            {
                sum += values[(i << 6) + BitOperations.TrailingZeroCount(word)];
            }
        }

        return sum;
    }
}
