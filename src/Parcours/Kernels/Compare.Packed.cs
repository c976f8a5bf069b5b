using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>Filters on packed pages: unpacking and comparing in registers, so that values never reach memory.</summary>
internal static unsafe partial class Compare
{
    /// <summary>
    /// <see cref="RangeToBitmap(SimdLevel, int*, int, int, int, ulong*)"/> of what <see cref="BitPacking.UnpackInt32"/> would give,
    /// for pages whose values all lie within 32 bits (base plus packed does not wrap).
    /// </summary>
    internal static void PackedRangeToBitmap(SimdLevel level, byte* from, int bits, int count, int @base, int low, int high, ulong* to)
    {
        // The question is put to the packed numbers: base leaves the loop, and pages wholly in or out need none.
        long greatest = (long)((1UL << bits) - 1);
        long packedLow = Math.Max((long)low - @base, 0);
        long packedHigh = Math.Min((long)high - @base, greatest);
        if (packedLow > packedHigh)
        {
            Bitmap.Clear(to, count);
        }
        else if (packedLow == 0 && packedHigh == greatest)
        {
            Bitmap.Fill(to, count);
        }
        else
        {
            Packed(level, from, bits, count, (uint)packedLow, (uint)(packedHigh - packedLow), to);
        }
    }

    private static void Packed(SimdLevel level, byte* from, int bits, int count, uint low, uint width, ulong* to)
    {
        if (level == SimdLevel.Vector512 && Avx512Vbmi.IsSupported)
        {
            if (bits <= BitPacking.Widest32)
            {
                Packed512(from, bits, count, low, width, to);
            }
            else
            {
                PackedWide512(from, bits, count, low, width, to);
            }
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported && bits <= BitPacking.Widest32)
        {
            Packed256(from, bits, count, low, width, to);
        }
        else
        {
            PackedScalar(from, bits, count, low, width, to);
        }
    }

    // Values are compared where they lie in their lanes, the bounds being shifted instead: with at most 25 bits and 7 below
    // them nothing is lost at the top, and one instruction in five is saved.
    private static void Packed512(byte* from, int bits, int count, uint low, uint width, ulong* to)
    {
        Vector512<byte> bytes = BitPacking.Bytes32(bits);
        Vector512<uint> shifts = BitPacking.Shifts32(bits);
        Vector512<uint> mask = Avx512F.ShiftLeftLogicalVariable(Vector512.Create((1u << bits) - 1), shifts);
        Vector512<uint> lows = Avx512F.ShiftLeftLogicalVariable(Vector512.Create(low), shifts);
        Vector512<uint> widths = Avx512F.ShiftLeftLogicalVariable(Vector512.Create(width), shifts);
        nint step = 2 * bits;
        for (; count >= 64; count -= 64, from += 4 * step)
        {
            Vector512<uint> a = (Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt32() & mask) - lows;
            Vector512<uint> b = (Avx512Vbmi.PermuteVar64x8(Vector512.Load(from + step), bytes).AsUInt32() & mask) - lows;
            Vector512<uint> c = (Avx512Vbmi.PermuteVar64x8(Vector512.Load(from + (2 * step)), bytes).AsUInt32() & mask) - lows;
            Vector512<uint> d = (Avx512Vbmi.PermuteVar64x8(Vector512.Load(from + (3 * step)), bytes).AsUInt32() & mask) - lows;
            *to++ = Vector512.LessThanOrEqual(a, widths).ExtractMostSignificantBits()
                | (Vector512.LessThanOrEqual(b, widths).ExtractMostSignificantBits() << 16)
                | (Vector512.LessThanOrEqual(c, widths).ExtractMostSignificantBits() << 32)
                | (Vector512.LessThanOrEqual(d, widths).ExtractMostSignificantBits() << 48);
        }

        if (count > 0)
        {
            ulong word = 0;
            for (int j = 0; j < count; j += 16, from += step)
            {
                Vector512<uint> x = (Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt32() & mask) - lows;
                word |= Vector512.LessThanOrEqual(x, widths).ExtractMostSignificantBits() << j;
            }

            *to = word & Bitmap.TailMask(count);
        }
    }

    private static void PackedWide512(byte* from, int bits, int count, uint low, uint width, ulong* to)
    {
        Vector512<byte> bytes = BitPacking.Bytes64(bits);
        Vector512<ulong> shifts = BitPacking.Shifts64(bits);
        Vector512<ulong> mask = Avx512F.ShiftLeftLogicalVariable(Vector512.Create((1UL << bits) - 1), shifts);
        Vector512<ulong> lows = Avx512F.ShiftLeftLogicalVariable(Vector512.Create((ulong)low), shifts);
        Vector512<ulong> widths = Avx512F.ShiftLeftLogicalVariable(Vector512.Create((ulong)width), shifts);
        for (; count > 0; count -= 64)
        {
            ulong word = 0;
            for (int j = 0, end = Math.Min(count, 64); j < end; j += 8, from += bits)
            {
                Vector512<ulong> x = (Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt64() & mask) - lows;
                word |= Vector512.LessThanOrEqual(x, widths).ExtractMostSignificantBits() << j;
            }

            *to++ = count < 64 ? word & Bitmap.TailMask(count) : word;
        }
    }

    private static void Packed256(byte* from, int bits, int count, uint low, uint width, ulong* to)
    {
        // AVX2 compares signed numbers only; values of 25 bits have no sign.
        var eight = new BitPacking.Eight256(bits);
        Vector256<int> below = Vector256.Create((int)low - 1);
        Vector256<int> above = Vector256.Create((int)(low + width) + 1);
        for (; count > 0; count -= 64)
        {
            ulong word = 0;
            for (int j = 0, end = Math.Min(count, 64); j < end; j += 8, from += bits)
            {
                Vector256<int> x = eight.Load(from).AsInt32();
                Vector256<int> within = Vector256.GreaterThan(x, below) & Vector256.GreaterThan(above, x);
                word |= (ulong)within.ExtractMostSignificantBits() << j;
            }

            *to++ = count < 64 ? word & Bitmap.TailMask(count) : word;
        }
    }

    private static void PackedScalar(byte* from, int bits, int count, uint low, uint width, ulong* to)
    {
        ulong mask = (1UL << bits) - 1;
        long bit = 0;
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++, bit += bits)
            {
                ulong value = (Unsafe.ReadUnaligned<ulong>(from + (bit >> 3)) >> (int)(bit & 7)) & mask;
                word |= ((uint)value - low <= width ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }
}
