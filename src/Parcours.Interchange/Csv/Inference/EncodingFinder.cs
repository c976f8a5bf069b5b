using System.Buffers;
using System.Text;

namespace Parcours.Interchange.Csv.Inference;

/// <summary>Tells UTF-8 from Windows-1252 where neither a byte order mark nor the caller says which.</summary>
/// <remarks>
/// The whole file is looked at: an accent may come late, and some words of one encoding are words of the other, so that to decide field by field
/// would now and then be silently wrong. Looking takes a small part of the time of reading.
/// </remarks>
internal static class EncodingFinder
{
    private const int ChunkBytes = 1 << 18;

    /// <summary>Reads a file up to the first bytes that are not UTF-8.</summary>
    public static TextCoding Find(string path, CancellationToken cancellation)
    {
        using Stream stream = CsvInput.Open(path, null).Stream;
        byte[] chunk = new byte[stream.CanSeek ? Math.Min(ChunkBytes, stream.Length + 4) : ChunkBytes];
        int left = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = stream.ReadAtLeast(chunk.AsSpan(left), chunk.Length - left, throwOnEndOfStream: false);
            bool whole = read < chunk.Length - left;
            ReadOnlySpan<byte> bytes = chunk.AsSpan(0, left + read);
            left = Ascii.IsValid(bytes) ? 0 : Unfinished(bytes);
            if (left < 0 || (whole && left > 0))
            {
                return TextCoding.Windows1252;
            }

            if (whole)
            {
                return TextCoding.Utf8;
            }

            bytes[^left..].CopyTo(chunk);
        }
    }

    /// <summary>The bytes at the end that begin a character whose rest is yet to be read; -1 when the bytes are not UTF-8.</summary>
    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (int left = 0; left <= Math.Min(3, bytes.Length); left++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^left]))
            {
                return left == 0 || Rune.DecodeFromUtf8(bytes[^left..], out _, out _) == OperationStatus.NeedMoreData ? left : -1;
            }
        }

        return -1;
    }
}
