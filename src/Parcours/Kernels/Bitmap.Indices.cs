#pragma warning disable IDE0060 // The bodies for vectors follow.
using System.Numerics;

namespace Parcours.Kernels;

/// <summary>From bits to row numbers, in order.</summary>
internal static unsafe partial class Bitmap
{
    /// <summary>Writes the numbers of the set bits, returns how many. May write 64 bytes past the last.</summary>
    internal static int ToIndices(ulong* bits, int count, int* to) => ToIndices(Simd.Best, bits, count, to);

    /// <inheritdoc cref="ToIndices(ulong*, int, int*)"/>
    internal static int ToIndices(SimdLevel level, ulong* bits, int count, int* to) => ToIndicesAnd(level, bits, bits, count, to);

    /// <summary>The same of the bits set in both.</summary>
    internal static int ToIndicesAnd(ulong* left, ulong* right, int count, int* to) => ToIndicesAnd(Simd.Best, left, right, count, to);

    /// <inheritdoc cref="ToIndicesAnd(ulong*, ulong*, int, int*)"/>
    internal static int ToIndicesAnd(SimdLevel level, ulong* left, ulong* right, int count, int* to)
    {
        int* next = to;
        for (int i = 0, words = Words(count); i < words; i++)
        {
            for (ulong word = left[i] & right[i]; word != 0; word &= word - 1)
            {
                *next++ = (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }

        return (int)(next - to);
    }
}
