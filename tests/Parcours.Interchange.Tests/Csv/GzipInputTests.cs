using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Csv;

public sealed class GzipInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_short_anywhere_is_an_error_that_names_it()
    {
        byte[] whole = Compress(Lines(0, 400));
        for (int length = 2; length < whole.Length; length++)
        {
            string path = _folder.Write("cut.csv.gz", whole[..length]);
            ParcoursException error = Assert.Throws<ParcoursException>(() => Rows(path));
            Assert.Equal("PRC0608", error.Id);
            Assert.Contains("cut.csv.gz", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_trailer_is_an_error()
    {
        byte[] whole = Compress(Lines(0, 40));
        for (int at = whole.Length - 8; at < whole.Length; at++)
        {
            byte[] wrong = [.. whole];
            wrong[at] ^= 0x10;
            string path = _folder.Write("wrong.csv.gz", wrong);
            Assert.Equal("PRC0608", Assert.Throws<ParcoursException>(() => Rows(path)).Id);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(20_000)]
    public void Members_that_follow_each_other_are_one_text(int lines)
    {
        // Sizes of the first member vary, so that its end meets every place of the buffers it is read by.
        for (int i = 0; i < 12; i++)
        {
            byte[] first = Compress("id;note\n" + Lines(0, lines) + new string('x', i * 3).Insert(0, "9;") + "\n");
            byte[] file = [.. first, .. Compress(""), .. Compress(Lines(lines, lines))];
            Assert.Equal((2 * lines) + 1, Rows(_folder.Write("members.csv.gz", file), header: true));
            Assert.Throws<ParcoursException>(() => Rows(_folder.Write("members.csv.gz", file[..^3]), header: true));
        }
    }

    private static long Rows(string path, bool header = false)
    {
        long rows = 0;
        foreach (SourceBatch batch in new CsvSource(path, new CsvOptions { Header = header, Separator = ';' }).Read())
        {
            using (batch)
            {
                rows += batch.Rows.Length;
            }
        }

        return rows;
    }

    private static string Lines(int from, int count)
    {
        var text = new StringBuilder();
        for (int i = from; i < from + count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i};{(i * 7919L) % 10_007}\n");
        }

        return text.ToString();
    }

    private static byte[] Compress(string text)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
