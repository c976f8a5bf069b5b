using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>From bits to row numbers, in order.</summary>
internal static unsafe partial class Bitmap
{
    // Below this many bits in a word, finding them one by one beats compressing all its lanes.
    private const int SparseWord = 8;

    /// <summary>Writes the numbers of the set bits, returns how many. May write 64 bytes past the last.</summary>
    internal static int ToIndices(ulong* bits, int count, int* to) => ToIndices(Simd.Best, bits, count, to);

    /// <inheritdoc cref="ToIndices(ulong*, int, int*)"/>
    internal static int ToIndices(SimdLevel level, ulong* bits, int count, int* to) => ToIndicesAnd(level, bits, bits, count, to);

    /// <summary>The same of the bits set in both.</summary>
    internal static int ToIndicesAnd(ulong* left, ulong* right, int count, int* to) => ToIndicesAnd(Simd.Best, left, right, count, to);

    /// <inheritdoc cref="ToIndicesAnd(ulong*, ulong*, int, int*)"/>
    internal static int ToIndicesAnd(SimdLevel level, ulong* left, ulong* right, int count, int* to)
    {
        bool compress = level == SimdLevel.Vector512 && Avx512F.IsSupported;
        int* next = to;
        for (int i = 0, words = Words(count); i < words; i++)
        {
            ulong word = left[i] & right[i];
            next = compress && BitOperations.PopCount(word) > SparseWord
                ? Compress(word, i << 6, next)
                : OneByOne(word, i << 6, next);
        }

        return (int)(next - to);
    }

    private static int* OneByOne(ulong word, int row, int* next)
    {
        for (; word != 0; word &= word - 1)
        {
            *next++ = row + BitOperations.TrailingZeroCount(word);
        }

        return next;
    }

    // Compressing in a register and storing all of it is fast on every processor; compressing into memory is not.
    private static int* Compress(ulong word, int row, int* next)
    {
        Vector512<int> rows = Vector512<int>.Indices + Vector512.Create(row);
        Avx512F.Compress(Vector512<int>.Zero, LaneMask.Of512<int>(word), rows).Store(next);
        next += BitOperations.PopCount((ushort)word);

        rows += Vector512.Create(16);
        Avx512F.Compress(Vector512<int>.Zero, LaneMask.Of512<int>(word >> 16), rows).Store(next);
        next += BitOperations.PopCount((ushort)(word >> 16));

        rows += Vector512.Create(16);
        Avx512F.Compress(Vector512<int>.Zero, LaneMask.Of512<int>(word >> 32), rows).Store(next);
        next += BitOperations.PopCount((ushort)(word >> 32));

        rows += Vector512.Create(16);
        Avx512F.Compress(Vector512<int>.Zero, LaneMask.Of512<int>(word >> 48), rows).Store(next);
        return next + BitOperations.PopCount((ushort)(word >> 48));
    }
}
