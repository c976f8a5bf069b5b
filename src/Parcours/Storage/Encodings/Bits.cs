using System.Runtime.CompilerServices;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Bits put together from pieces that begin anywhere. Targets are clear before, and stay so past what was written.</summary>
[SkipLocalsInit]
internal static unsafe class Bits
{
    /// <summary>Adds <paramref name="count"/> bits of <paramref name="from"/>, from <paramref name="fromBit"/> on, at <paramref name="bit"/>.</summary>
    public static void Or(ulong* from, int fromBit, int count, ulong* to, int bit)
    {
        ulong* piece = stackalloc ulong[(SegmentFormat.FrameRows / 64) + 1];
        while (count > 0)
        {
            int n = Math.Min(count, SegmentFormat.FrameRows);
            if ((bit & 63) == 0)
            {
                Bitmap.CopyRange(from, fromBit, n, to + (bit >> 6));
            }
            else
            {
                Bitmap.CopyRange(from, fromBit, n, piece);
                Shift(piece, n, to, bit);
            }

            (fromBit, bit, count) = (fromBit + n, bit + n, count - n);
        }
    }

    /// <summary>Copies a bitmap whose bits past the count may be anything; they come out clear.</summary>
    public static void Copy(ulong* from, int count, ulong* to)
    {
        int words = Bitmap.Words(count);
        Buffer.MemoryCopy(from, to, words * sizeof(ulong), words * sizeof(ulong));
        Bitmap.Trim(to, count);
    }

    /// <summary>Sets <paramref name="count"/> bits from <paramref name="bit"/> on.</summary>
    public static void Fill(ulong* to, int bit, int count)
    {
        while (count > 0)
        {
            int n = Math.Min(count, 64 - (bit & 63));
            to[bit >> 6] |= (ulong.MaxValue >> (64 - n)) << (bit & 63);
            (bit, count) = (bit + n, count - n);
        }
    }

    private static void Shift(ulong* from, int count, ulong* to, int bit)
    {
        int shift = bit & 63;
        ulong* at = to + (bit >> 6);
        for (int i = 0; i < Bitmap.Words(count); i++)
        {
            at[i] |= from[i] << shift;
            ulong rest = from[i] >> (64 - shift);
            if (rest != 0)
            {
                at[i + 1] |= rest;
            }
        }
    }
}
