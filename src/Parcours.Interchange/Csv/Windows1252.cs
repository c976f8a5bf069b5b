using System.Text;

namespace Parcours.Interchange.Csv;

/// <summary>Turns bytes of Windows-1252, the encoding of older deliveries, into UTF-8.</summary>
internal static class Windows1252
{
    /// <summary>The most bytes of UTF-8 that one byte becomes.</summary>
    public const int MostBytes = 3;

    private static readonly byte[][] Table = MakeTable();

    /// <summary>The encoding itself, which .NET does not know unless asked.</summary>
    public static Encoding Decoder => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Writes bytes as UTF-8.</summary>
    /// <param name="from">Bytes of Windows-1252.</param>
    /// <param name="to">Room for <see cref="MostBytes"/> times as many.</param>
    /// <returns>The bytes written.</returns>
    public static int ToUtf8(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int at = 0;
        foreach (byte b in from)
        {
            foreach (byte u in Table[b])
            {
                to[at++] = u;
            }
        }

        return at;
    }

    private static byte[][] MakeTable() =>
        [.. Enumerable.Range(0, 256).Select(b => Encoding.UTF8.GetBytes(Decoder.GetString([(byte)b])))];
}
