using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Files;

public sealed class TableFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public TableFilesTests()
    {
        Directory.CreateDirectory(_folder.File("sub/deep"));
        foreach (string name in new[] { "b.csv", "a.csv", "c.tsv", "notes.md", "sub/a_2020.csv", "sub/deep/a_2021.CSV" })
        {
            _folder.Write(name, "x;y\n1;2\n");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("", "a.csv b.csv c.tsv")]
    [InlineData("*.csv", "a.csv b.csv")]
    [InlineData("**/a*.csv", "a.csv a_2020.csv a_2021.CSV")]
    [InlineData("sub/**/*_????.csv", "a_2020.csv a_2021.CSV")]
    public void Paths_folders_and_patterns_stand_for_files(string path, string names) =>
        Assert.Equal(names, string.Join(' ', TableFiles.Open([_folder.File(path)]).Select(s => s.Name)));

    [Fact]
    public void No_file_comes_twice() =>
        Assert.Equal(["b.csv", "a.csv"], TableFiles.Open([_folder.File("b.csv"), _folder.File("*.csv"), _folder.File("sub/../a.csv")]).Select(s => s.Name));

    [Theory]
    [InlineData("d.csv", "PRC0601", "Did you mean")]
    [InlineData("none/*.csv", "PRC0601", "none")]
    [InlineData("*.parquet", "PRC0602", "*.parquet")]
    [InlineData("empty", "PRC0603", ".parquet")]
    [InlineData("empty.csv", "PRC0604", "empty.csv")]
    [InlineData("strange.bin", "PRC0606", "strange.bin")]
    public void What_cannot_be_opened_is_an_error_that_says_why(string path, string id, string text)
    {
        Directory.CreateDirectory(_folder.File("empty"));
        _folder.Write("empty.csv", "");
        _folder.Write("strange.bin", [1, 0, 2, 0]);
        var error = Assert.Throws<ParcoursException>(() => TableFiles.Open([_folder.File(path)]));
        Assert.Equal(id, error.Id);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TableFormat.Parquet)]
    [InlineData(TableFormat.Arrow)]
    [InlineData(TableFormat.ArrowStream)]
    [InlineData(TableFormat.Csv)]
    public void The_first_bytes_tell_the_format_where_the_name_does_not(TableFormat format)
    {
        var table = new TableModel([("x", Apache.Arrow.Types.Int64Type.Default)], [[1L]]);
        string path = _folder.File("without-extension");
        Writing.TableWriterTests.Write(path, table, format, 10);
        Assert.Equal([1L], Assert.Single(TableModel.ReadRows(TableFiles.OpenFile(path))));
    }

    [Fact]
    public void Options_reach_the_readers()
    {
        var options = new TableFileOptions { Columns = ["Y"], BatchRows = 7, Csv = new CsvOptions { Types = new Dictionary<string, ColumnType> { ["y"] = new(ColumnKind.Double) } } };
        TableSource source = Assert.Single(TableFiles.Open([_folder.File("a.csv")], options));
        Assert.Equal([2.0], Assert.Single(TableModel.ReadRows(source)));
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var source = new CsvSource(_folder.Write("long.csv", "x;y\n" + string.Concat(Enumerable.Repeat("1;2\n", 300_000))), batchRows: 1000);
        int batches = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (SourceBatch batch in source.Read(stop.Token))
            {
                batch.Dispose();
                batches++;
                stop.Cancel();
            }
        });
        Assert.Equal(1, batches);
    }
}
