using Apache.Arrow;

namespace Parcours.Interchange.Types;

/// <summary>Bitmaps as Arrow lays them out: least significant bit first.</summary>
internal static class Bits
{
    /// <summary>Copies some bits to the start of a new bitmap.</summary>
    public static byte[] Copy(ReadOnlySpan<byte> from, int offset, int length)
    {
        byte[] to = new byte[(length + 7) / 8];
        int shift = offset & 7;
        ReadOnlySpan<byte> source = from[(offset >> 3)..];
        if (shift == 0)
        {
            source[..to.Length].CopyTo(to);
        }
        else
        {
            for (int i = 0; i < to.Length; i++)
            {
                int high = i + 1 < source.Length ? source[i + 1] << (8 - shift) : 0;
                to[i] = (byte)((source[i] >> shift) | high);
            }
        }

        if ((length & 7) != 0)
        {
            to[^1] &= (byte)((1 << (length & 7)) - 1);
        }

        return to;
    }

    /// <summary>The validity of an array, from bit 0; no buffer at all when nothing is null.</summary>
    public static ArrowBuffer Validity(ArrayData data) =>
        data.Buffers[0].IsEmpty ? ArrowBuffer.Empty : new ArrowBuffer(Copy(data.Buffers[0].Span, data.Offset, data.Length));

    /// <summary>Whether a bit is set; true for all of an empty bitmap, which stands for no nulls.</summary>
    public static bool IsSet(ReadOnlySpan<byte> bits, int index) => bits.IsEmpty || (bits[index >> 3] & (1 << (index & 7))) != 0;
}
