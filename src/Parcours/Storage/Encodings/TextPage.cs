using System.Runtime.CompilerServices;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// Texts: a head of 64 bytes (the bytes of the lengths, the bytes of the texts), the lengths bit-packed, then from the next
/// multiple of 64 on the bytes, one text after the other. A null has no bytes.
/// </summary>
[SkipLocalsInit]
internal static unsafe class TextPage
{
    private const int HeadBytes = SegmentFormat.Alignment;

    /// <summary>The bytes of all texts; a null counts none.</summary>
    public static long TextBytes(TextView* values, ulong* validity, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += LengthOf(values, validity, i);
        }

        return sum;
    }

    /// <summary>The most bytes a page takes.</summary>
    public static long Bound(int count, long textBytes) => HeadBytes + FrameHeader.HeaderBytes(count) + (4L * count) + SegmentFormat.Alignment + textBytes;

    /// <summary>Writes a page; returns its bytes. <paramref name="lengths"/> has room for a length a text.</summary>
    public static int Write(TextView* values, ulong* validity, int count, int* lengths, IntegerShape shape, byte* to)
    {
        for (int i = 0; i < count; i++)
        {
            lengths[i] = LengthOf(values, validity, i);
        }

        shape.Measure(lengths, count);
        int lengthBytes = SegmentFormat.Align(shape.PackedBytes);
        new Span<byte>(to, HeadBytes + lengthBytes).Clear();
        BitPackedPage.Write(lengths, count, shape, to + HeadBytes);
        byte* start = to + HeadBytes + lengthBytes;
        byte* at = start;
        for (int i = 0; i < count; i++)
        {
            Unsafe.CopyBlockUnaligned(at, values[i].Bytes, (uint)lengths[i]);
            at += lengths[i];
        }

        ((uint*)to)[0] = (uint)lengthBytes;
        ((ulong*)to)[1] = (ulong)(at - start);
        return (int)(at - to);
    }

    /// <summary>Checks that all texts lie within the bytes there are; otherwise says what is wrong.</summary>
    public static string? Check(byte* page, long available, int rows)
    {
        if (available < HeadBytes)
        {
            return "the page is too short for its texts";
        }

        uint lengthBytes = ((uint*)page)[0];
        if (lengthBytes > available - HeadBytes || FrameHeader.Check(page + HeadBytes, lengthBytes, rows, 32) is not null)
        {
            return "the lengths of the texts are not as the page says";
        }

        int* lengths = stackalloc int[SegmentFormat.FrameRows + 16];
        long rest = available - HeadBytes - lengthBytes;
        for (int at = 0; at < rows; at += SegmentFormat.FrameRows)
        {
            int n = Math.Min(SegmentFormat.FrameRows, rows - at);
            BitPackedPage.Read(SimdLevel.Scalar, page + HeadBytes, at, n, lengths);
            for (int i = 0; i < n; i++)
            {
                if (lengths[i] < 0)
                {
                    return "a text has a negative length";
                }

                rest -= lengths[i];
            }
        }

        return rest >= 0 ? null : "the texts are longer than their page";
    }

    /// <summary>Finds where the texts begin and where each ends; room for 64 bytes more is needed.</summary>
    public static byte* ReadEnds(SimdLevel level, byte* page, int rows, int* ends)
    {
        BitPackedPage.Read(level, page + HeadBytes, 0, rows, ends);
        Delta.PrefixSumInt32(level, ends, rows, 0);
        return page + HeadBytes + ((uint*)page)[0];
    }

    private static int LengthOf(TextView* values, ulong* validity, int i) =>
        validity == null || Bitmap.Get(validity, i) ? values[i].Length : 0;
}
