using K4os.Compression.LZ4;

namespace Parcours.Storage;

/// <summary>LZ4 around a whole page, where it shrinks it by more than a fifth: it costs several times the decoding of the page itself.</summary>
internal static unsafe class Lz4Page
{
    private const int SampleBytes = 8192;

    /// <summary>Compresses a page; 0 when it is not worth it. <paramref name="to"/> has room for as many bytes as the page.</summary>
    public static int TryWrite(byte* page, int length, byte* to)
    {
        int most = (int)(SegmentFormat.Align(length) * 4L / 5) - SegmentFormat.Alignment;
        if (most <= 0)
        {
            return 0;
        }

        // Most packed pages do not shrink, and eight thousand bytes from their middle show it.
        if (length > 4 * SampleBytes)
        {
            int sample = LZ4Codec.Encode(page + (length / 2), SampleBytes, to, SampleBytes * 7 / 8);
            if (sample <= 0)
            {
                return 0;
            }
        }

        return Math.Max(LZ4Codec.Encode(page, length, to, most), 0);
    }

    /// <summary>Decompresses a page; false when its bytes are not what LZ4 writes.</summary>
    public static bool TryRead(byte* bytes, int length, byte* to, int decodedLength) =>
        LZ4Codec.Decode(bytes, length, to, decodedLength) == decodedLength;
}
