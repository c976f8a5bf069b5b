#pragma warning disable IDE0060 // The bodies for vectors follow.
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
            PackedScalar(from, bits, count, (uint)packedLow, (uint)(packedHigh - packedLow), to);
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
                ulong value = (System.Runtime.CompilerServices.Unsafe.ReadUnaligned<ulong>(from + (bit >> 3)) >> (int)(bit & 7)) & mask;
                word |= ((uint)value - low <= width ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }
}
