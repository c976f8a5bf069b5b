using System.Text;
using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Csv;

/// <summary>Opens a CSV file as bytes in which ASCII is ASCII: decompressed, without byte order mark, UTF-16 and the like turned into UTF-8.</summary>
internal static class CsvInput
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="encoding">Its encoding; null to find it.</param>
    /// <returns>The bytes, and how those beyond ASCII are to be taken, where that is known without reading them.</returns>
    public static (Stream Stream, TextCoding? Coding) Open(string path, Encoding? encoding)
    {
        Stream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, System.IO.FileOptions.SequentialScan);
            if (Peek(stream) is [0x1F, 0x8B, ..])
            {
                stream = new GzipInput(stream);
                return Decode(new PrefixedStream(stream), encoding);
            }

            return Decode(stream, encoding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            stream?.Dispose();
            throw e is InvalidDataException ? FileErrors.Damaged(Path.GetFileName(path), "a gzip file", e) : FileErrors.NotReadable(path, e);
        }
    }

    private static (Stream Stream, TextCoding? Coding) Decode(Stream stream, Encoding? encoding)
    {
        byte[] start = Peek(stream);
        int mark = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2,
            _ => 0,
        };

        if (mark == 3)
        {
            Skip(stream, mark);
            return (stream, TextCoding.Utf8);
        }

        if (mark == 2 && encoding is null or UnicodeEncoding)
        {
            Skip(stream, mark);
            Encoding wide = start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return (Encoding.CreateTranscodingStream(stream, wide, Encoding.UTF8), TextCoding.Utf8);
        }

        return encoding switch
        {
            null => (stream, null),
            UTF8Encoding or ASCIIEncoding => (stream, TextCoding.Utf8),
            { CodePage: 1252 } => (stream, TextCoding.Windows1252),
            _ => (Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8), TextCoding.Utf8),
        };
    }

    private static byte[] Peek(Stream stream)
    {
        if (stream is PrefixedStream prefixed)
        {
            return prefixed.Peek(3);
        }

        byte[] start = new byte[3];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return start[..read];
    }

    private static void Skip(Stream stream, int bytes)
    {
        Span<byte> skipped = stackalloc byte[4];
        stream.ReadExactly(skipped[..bytes]);
    }
}
