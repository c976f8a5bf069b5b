#pragma warning disable IDE0060 // The bodies for vectors follow.
using System.Numerics;

namespace Parcours.Kernels;

/// <summary>Exact sums of integers. Sums of doubles are <see cref="ExactSum"/>'s.</summary>
internal static unsafe partial class Sum
{
    internal static long SumInt32(SimdLevel level, int* values, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    /// <summary>The sum of the values whose bit is set.</summary>
    internal static long SumInt32Masked(SimdLevel level, int* values, int count, ulong* mask)
    {
        long sum = 0;
        for (int i = 0, words = Bitmap.Words(count); i < words; i++)
        {
            for (ulong word = mask[i]; word != 0; word &= word - 1)
            {
                sum += values[(i << 6) + BitOperations.TrailingZeroCount(word)];
            }
        }

        return sum;
    }

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

    internal static Int128 SumInt64(SimdLevel level, long* values, int count)
    {
        Int128 sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    /// <summary>The sum of the values whose bit is set.</summary>
    internal static Int128 SumInt64Masked(SimdLevel level, long* values, int count, ulong* mask)
    {
        Int128 sum = 0;
        for (int i = 0, words = Bitmap.Words(count); i < words; i++)
        {
            for (ulong word = mask[i]; word != 0; word &= word - 1)
            {
                sum += values[(i << 6) + BitOperations.TrailingZeroCount(word)];
            }
        }

        return sum;
    }

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
}
