using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Files;

/// <summary>Every reader is given damaged files: it must give rows or our error, never another exception, and come to an end.</summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TableFormat.Csv, ".csv", 1500)]
    [InlineData(TableFormat.Arrow, ".arrow", 800)]
    [InlineData(TableFormat.ArrowStream, ".arrows", 800)]
    [InlineData(TableFormat.Parquet, ".parquet", 300)]
    public void A_damaged_file_gives_rows_or_an_error_of_ours(TableFormat format, string extension, int cases)
    {
        byte[] whole = Valid(format, extension);
        for (int seed = 0; seed < Cases.Or(cases); seed++)
        {
            byte[] damaged = Damage(whole, new Random(seed));
            ReadToTheEnd(() => TableFiles.OpenFile(_folder.Write("damaged" + extension, damaged)), seed);
        }
    }

    [Theory]
    [InlineData(".csv", 500)]
    [InlineData(".csv.gz", 100)]
    [InlineData(".arrow", 100)]
    [InlineData(".arrows", 100)]
    [InlineData(".parquet", 100)]
    public void Random_bytes_give_rows_or_an_error_of_ours(string extension, int cases)
    {
        for (int seed = 0; seed < Cases.Or(cases); seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(1, 3000)];
            random.NextBytes(bytes);
            if (extension == ".csv" && seed % 2 == 0)
            {
                // Mostly the bytes that mean something.
                const string Alphabet = ";;,\"\"\n\n\r10.-aé";
                bytes = System.Text.Encoding.UTF8.GetBytes(new string([.. bytes.Select(b => Alphabet[b % Alphabet.Length])]));
            }

            ReadToTheEnd(() => TableFiles.OpenFile(_folder.Write("random" + extension, bytes)), seed);
        }
    }

    [Fact]
    public void A_compressed_file_cut_short_is_an_error_of_ours()
    {
        using var memory = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Valid(TableFormat.Csv, ".csv"));
        }

        byte[] bytes = memory.ToArray();
        for (int length = 1; length < bytes.Length; length += 37)
        {
            ReadToTheEnd(() => TableFiles.OpenFile(_folder.Write("cut.csv.gz", bytes[..length])), length);
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        byte[] damaged = [.. whole];
        if (random.Next(4) == 0)
        {
            damaged = damaged[..random.Next(1, damaged.Length)];
        }

        for (int flips = random.Next(1, 9); flips > 0; flips--)
        {
            // The end holds the footer, where damage does most harm.
            int at = random.Next(2) == 0 ? random.Next(damaged.Length) : Math.Max(0, damaged.Length - 1 - random.Next(600));
            damaged[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(damaged[at] ^ (1 << random.Next(8)));
        }

        return damaged;
    }

    private static void ReadToTheEnd(Func<TableSource> open, int seed)
    {
        try
        {
            foreach (SourceBatch batch in open().Read())
            {
                using (batch)
                {
                    // Touch every value, as an import does.
                    TableModel.Append([], batch.Rows);
                }
            }
        }
        catch (ParcoursException e)
        {
            Assert.StartsWith("PRC06", e.Id, StringComparison.Ordinal);
        }
        catch (Exception e)
        {
            Assert.Fail($"Case {seed}: {e}");
        }
    }

    private byte[] Valid(TableFormat format, string extension)
    {
        var table = new TableModel(
            [.. Tables.Types.Select((t, i) => ($"c{i}", t))],
            [.. Enumerable.Range(0, 60).Select(r => Tables.Types.Select(t => Tables.Plain(t, r)).ToArray())]);
        string path = _folder.Fresh(extension);
        Writing.TableWriterTests.Write(path, table, format, 25);
        return File.ReadAllBytes(path);
    }
}
