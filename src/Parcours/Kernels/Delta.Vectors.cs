using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>
/// Running sums within a vector take a logarithmic number of steps, each adding the vector moved up by 1, 2, 4, … lanes.
/// The sum carried from vector to vector is added last, and sees one addition and one permutation a vector: it is the
/// only chain through the loop.
/// </summary>
internal static unsafe partial class Delta
{
    private static void PrefixSumInt32Vector512(int* values, int count, int first)
    {
        Vector512<int> zero = Vector512<int>.Zero;
        Vector512<int> carry = Vector512.Create(first);
        Vector512<int> last = Vector512.Create(15);
        for (int* end = values + count; values < end; values += 16)
        {
            Vector512<int> x = Vector512.Load(values);
            x += Avx512F.AlignRight32(x, zero, 15);
            x += Avx512F.AlignRight32(x, zero, 14);
            x += Avx512F.AlignRight32(x, zero, 12);
            x += Avx512F.AlignRight32(x, zero, 8);
            (x + carry).Store(values);
            carry += Avx512F.PermuteVar16x32(x, last);
        }
    }

    private static void PrefixSumInt64Vector512(long* values, int count, long first)
    {
        Vector512<long> zero = Vector512<long>.Zero;
        Vector512<long> carry = Vector512.Create(first);
        Vector512<long> last = Vector512.Create(7L);
        for (long* end = values + count; values < end; values += 8)
        {
            Vector512<long> x = Vector512.Load(values);
            x += Avx512F.AlignRight64(x, zero, 7);
            x += Avx512F.AlignRight64(x, zero, 6);
            x += Avx512F.AlignRight64(x, zero, 4);
            (x + carry).Store(values);
            carry += Avx512F.PermuteVar8x64(x, last);
        }
    }

    private static void PrefixSumInt32Vector256(int* values, int count, int first)
    {
        Vector256<int> carry = Vector256.Create(first);
        Vector256<int> last = Vector256.Create(7);
        Vector256<int> lowerLast = Vector256.Create(3);
        Vector256<int> upper = Vector256.Create(0, 0, 0, 0, -1, -1, -1, -1);
        for (int* end = values + count; values < end; values += 8)
        {
            // The moves stay within halves, so the sum of the lower half is added to the upper one in a step of its own.
            Vector256<int> x = Vector256.Load(values);
            x += Avx2.ShiftLeftLogical128BitLane(x, 4);
            x += Avx2.ShiftLeftLogical128BitLane(x, 8);
            x += Avx2.PermuteVar8x32(x, lowerLast) & upper;
            (x + carry).Store(values);
            carry += Avx2.PermuteVar8x32(x, last);
        }
    }

    private static void PrefixSumInt64Vector256(long* values, int count, long first)
    {
        Vector256<long> carry = Vector256.Create(first);
        Vector256<long> upper = Vector256.Create(0, 0, -1L, -1L);
        for (long* end = values + count; values < end; values += 4)
        {
            Vector256<long> x = Vector256.Load(values);
            x += Avx2.ShiftLeftLogical128BitLane(x, 8);
            x += Avx2.Permute4x64(x, 0b01_01_01_01) & upper;
            (x + carry).Store(values);
            carry += Avx2.Permute4x64(x, 0b11_11_11_11);
        }
    }
}
