using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Writing;

public sealed class TableWriterTests
{
    [Theory]
    [InlineData(TableFormat.Parquet, ".parquet")]
    [InlineData(TableFormat.Arrow, ".arrow")]
    [InlineData(TableFormat.ArrowStream, ".arrows")]
    public void A_binary_format_gives_back_what_was_written(TableFormat format, string extension)
    {
        using var folder = new TestFolder();
        Gen.Select(Tables.Any, Gen.Int[1, 30]).Sample(
            (table, most) =>
            {
                string path = folder.Fresh(extension);
                Write(path, table, format, most);
                TableModel.AssertSame(Plain(table), TableModel.ReadRows(TableFiles.OpenFile(path)));
                File.Delete(path);
            },
            iter: Cases.Or(300));
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Json)]
    [InlineData(TableFormat.JsonLines)]
    [InlineData(TableFormat.Parquet)]
    [InlineData(TableFormat.Arrow)]
    public void The_same_rows_give_the_same_bytes_on_a_path_and_on_a_stream(TableFormat format)
    {
        using var folder = new TestFolder();
        Tables.Any.Sample(
            table =>
            {
                string path = folder.Fresh(".x");
                Write(path, table, format, 7);
                using var stream = new MemoryStream();
                using (var writer = TableWriter.Create(stream, table.Schema, format))
                {
                    foreach (RecordBatch batch in table.Batches(7))
                    {
                        writer.Write(batch);
                    }

                    writer.Complete();
                }

                Assert.Equal(File.ReadAllBytes(path), stream.ToArray());
                File.Delete(path);
            },
            iter: Cases.Or(50));
    }

    [Fact]
    public void A_file_has_its_name_only_once_it_is_complete()
    {
        using var folder = new TestFolder();
        string path = folder.File("a.csv");
        using (var writer = TableWriter.Create(path, OneColumn, TableFormat.Csv))
        {
            Assert.False(File.Exists(path));
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_batch_of_other_columns_is_refused()
    {
        using var writer = TableWriter.Create(Stream.Null, OneColumn, TableFormat.Csv);
        var other = new TableModel([("a", StringType.Default)], [["x"]]);
        Assert.Equal("PRC0613", Assert.Throws<ParcoursException>(() => writer.Write(other.Batches(1).First())).Id);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_with_an_identifier() =>
        Assert.Equal("PRC0611", Assert.Throws<ParcoursException>(() => TableWriter.Create("/nowhere/at/all.csv", OneColumn, TableFormat.Csv)).Id);

    internal static Schema OneColumn => new([new Field("a", Int64Type.Default, true)], null);

    internal static void Write(string path, TableModel table, TableFormat format, int most, TableWriterOptions? options = null)
    {
        using var writer = TableWriter.Create(path, table.Schema, format, options);
        foreach (RecordBatch batch in table.Batches(most))
        {
            writer.Write(batch);

            // The batch is still the caller's.
            Assert.Equal(batch.Length, batch.Column(0).Length);
            batch.Dispose();
        }

        writer.Complete();
    }

    /// <summary>The rows with integers of all widths as one, as the reader of the tests gives them.</summary>
    internal static IReadOnlyList<object?[]> Plain(TableModel table) =>
        [.. table.Rows.Select(r => r.Select(v => v is sbyte or short or int ? Convert.ToInt64(v, null) : v).ToArray())];
}
