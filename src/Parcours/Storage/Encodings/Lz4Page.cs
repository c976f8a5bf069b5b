using K4os.Compression.LZ4;

namespace Parcours.Storage;

/// <summary>
/// LZ4 around a whole page. A compressed page is read ten times slower than a packed one: texts are compressed where that saves
/// a fifth, everything else only where it saves half.
/// </summary>
internal static unsafe class Lz4Page
{
    private const int SampleBytes = 8192;

    /// <summary>Compresses a page; 0 when it is not worth it. <paramref name="to"/> has room for as many bytes as the page.</summary>
    public static int TryWrite(byte* page, int length, bool isText, byte* to)
    {
        int most = (int)(SegmentFormat.Align(length) * (isText ? 8L : 5L) / 10) - SegmentFormat.Alignment;
        if (most <= 0)
        {
            return 0;
        }

        // Most packed pages do not shrink, and eight thousand bytes from their middle show it.
        if (length > 4 * SampleBytes)
        {
            int sample = LZ4Codec.Encode(page + (length / 2), SampleBytes, to, SampleBytes * (isText ? 9 : 6) / 10);
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
