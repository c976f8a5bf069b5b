using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>The document says what the files hold: a reader made from it alone reads them.</summary>
public sealed class FormatTests
{
    [Fact]
    public void A_reader_made_from_the_document_reads_all_rows()
    {
        List<Claims.Act> acts = Claims.Random(3, 60, 3000);
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 2);
        Claims.Write(store, acts);
        string[] codes = Texts(objects.Objects["dictionaries/0000/0000000001-0.dic"]);
        var lines = new List<string>();
        foreach (string name in objects.Objects.Keys.Where(k => k.StartsWith("buckets/", StringComparison.Ordinal)))
        {
            var reader = new HandReader(objects.Objects[name]);
            long[] keys = reader.Keys();
            (int rows, long[]? first, Dictionary<string, object?[]> columns) = reader.Section("acts");
            int patient = 0;
            for (int row = 0; row < rows; row++)
            {
                while (first![patient + 1] <= row)
                {
                    patient++;
                }

                object? code = columns["code"][row] is long c ? codes[c] : null;
                object? paid = columns["paid"][row] is long p ? p == 1 : null;
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{keys[patient]}|{columns["date"][row]}|{code}|{columns["amount"][row]}|{columns["note"][row]}|{paid}|{columns["rate"][row]}"));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        Assert.Equal(Claims.Lines(acts), lines);
    }

    [Fact]
    public void The_reader_of_the_document_knows_every_encoding()
    {
        var seen = new HashSet<Encoding>();
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var lane = (Lane)(seed % 5);
            using TestColumn column = RandomColumns.Next(random, lane, random.Next(1, 5000));
            var objects = new MemoryObjectStore();
            using DatasetStore store = SmallDataset.OfColumns(objects, column);
            seen.Add(store.Current.Reference("t")[0].EncodingOf(0, 0));
            object?[] values = new HandReader(objects.Objects["reference/0000000001-0-0.seg"]).Section("t").Columns["c0"];
            for (int row = 0; row < column.Count; row++)
            {
                string shown = values[row] switch
                {
                    null => "null",
                    string text => "'" + text + "'",
                    double d => BitConverter.DoubleToInt64Bits(d).ToString("x", CultureInfo.InvariantCulture),
                    object o when lane == Lane.Int64 => ((long)o).ToString("x", CultureInfo.InvariantCulture),
                    object o => ((long)o).ToString(CultureInfo.InvariantCulture),
                };
                Assert.Equal(column.Expected(row), shown);
            }
        }

        Assert.Equal(Enum.GetValues<Encoding>().Order(), seen.Order());
    }

    [Fact]
    public void A_snapshot_is_json_under_a_checksum()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 2);
        Claims.Write(store, Claims.Random(3, 60, 300), "first");
        byte[] bytes = objects.Objects["snapshots/0000000001.json"];
        byte[] content = bytes[41..^2];
        Assert.Equal($"{{\"checksum\":\"{XxHash3.HashToUInt64(content):x16}\",\"content\":", System.Text.Encoding.ASCII.GetString(bytes, 0, 41));
        JsonElement document = JsonDocument.Parse(content).RootElement;
        Assert.Equal(1, document.GetProperty("formatVersion").GetInt32());
        Assert.Equal("first", document.GetProperty("name").GetString());
        Assert.Equal("Decimal", document.GetProperty("tables")[0].GetProperty("columns")[3].GetProperty("type").GetProperty("kind").GetString());
        Assert.Equal("buckets/0000/0000000001-0.seg", document.GetProperty("segments")[0].GetProperty("file").GetString());
    }

    [Fact]
    public void Patients_live_where_the_document_says()
    {
        Assert.Equal([0xE220A8397B1DCDAFUL & 1023, 0x910A2DEC89025CC1UL & 1023], [(ulong)BucketHash.BucketOf(0, 1024), (ulong)BucketHash.BucketOf(1, 1024)]);
        Assert.Equal((int)(XxHash3.HashToUInt64("Zoé"u8) & 63), BucketHash.BucketOf("Zoé"u8, 64));
    }

    private static string[] Texts(byte[] file)
    {
        Assert.Equal("PRCDIC\r\n"u8.ToArray(), file[..8]);
        Assert.Equal(XxHash3.HashToUInt64(file.AsSpan(0, 56)), BitConverter.ToUInt64(file, 56));
        Assert.Equal(XxHash3.HashToUInt64(file.AsSpan(64)), BitConverter.ToUInt64(file, 48));
        int bytes = (int)BitConverter.ToUInt64(file, 32);
        int start = 0;
        return [.. Enumerable.Range(0, BitConverter.ToInt32(file, 20)).Select(i =>
        {
            int end = (int)BitConverter.ToUInt64(file, 64 + (8 * i));
            string text = System.Text.Encoding.UTF8.GetString(file, bytes + start, end - start);
            start = end;
            return text;
        })];
    }
}
