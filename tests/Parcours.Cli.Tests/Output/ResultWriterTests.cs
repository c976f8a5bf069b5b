using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Parcours.Cli.Options;
using Parcours.Cli.Output;

namespace Parcours.Cli.Tests.Output;

public sealed class ResultWriterTests
{
    private static readonly (string? Name, long? Count)[] Rows = [("ER_PHA_F", 1_234), ("T_MCOaaB [x]", null), (null, 5)];

    [Fact]
    public void A_table_has_its_numbers_to_the_right_and_shows_null_as_nothing()
    {
        string[] lines = Written(OutputFormat.Table).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("│ table        │ rows │", lines[1]);
        Assert.Equal("│ ER_PHA_F     │ 1234 │", lines[3]);
        Assert.Equal("│ T_MCOaaB [x] │      │", lines[4]);
        Assert.Equal("│              │    5 │", lines[5]);
    }

    [Fact]
    public void Csv_has_a_header_and_empty_fields_for_null() =>
        Assert.Equal("table,rows\nER_PHA_F,1234\nT_MCOaaB [x],\n,5\n", Written(OutputFormat.Csv).ReplaceLineEndings("\n"));

    [Fact]
    public void Json_is_one_array_of_objects()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Written(OutputFormat.Json));

        Assert.Equal(3, document.RootElement.GetArrayLength());
        Assert.Equal("ER_PHA_F", document.RootElement[0].GetProperty("table").GetString());
    }

    [Fact]
    public void Arrow_is_a_stream_that_reads_back()
    {
        using var reader = new ArrowStreamReader(new MemoryStream(Bytes(OutputFormat.Arrow)));
        using RecordBatch batch = reader.ReadNextRecordBatch();

        Assert.Equal(3, batch.Length);
        Assert.Equal("rows", batch.Schema.GetFieldByIndex(1).Name);
    }

    [Fact]
    public void Parquet_begins_and_ends_as_Parquet()
    {
        byte[] bytes = Bytes(OutputFormat.Parquet);

        Assert.Equal("PAR1"u8, bytes.AsSpan(0, 4));
        Assert.Equal("PAR1"u8, bytes.AsSpan(^4));
    }

    [Theory]
    [InlineData(OutputFormat.Arrow)]
    [InlineData(OutputFormat.Parquet)]
    public void Bytes_are_not_sent_to_a_terminal(object format)
    {
        using var console = new ToolConsole(new MemoryStream(), TextWriter.Null) { OutputIsTerminal = true };

        ParcoursException error = Assert.Throws<ParcoursException>(() => ResultWriter.Write(console, (OutputFormat)format, Batch()));

        Assert.Equal("PRC0706", error.Id);
    }

    private static string Written(OutputFormat format) => Encoding.UTF8.GetString(Bytes(format));

    private static byte[] Bytes(OutputFormat format)
    {
        using var output = new MemoryStream();
        using (var console = new ToolConsole(output, TextWriter.Null))
        {
            ResultWriter.Write(console, format, Batch());
        }

        return output.ToArray();
    }

    private static RecordBatch Batch() => Grid.Of(
        Rows,
        Grid.Text<(string? Name, long? Count)>("table", row => row.Name),
        Grid.Number<(string? Name, long? Count)>("rows", row => row.Count));
}
