using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Csv;

public sealed class CsvRejectionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a;b\n1\n2;x\n", 2, "too few fields")]
    [InlineData("a;b\n1;x;9\n2;x\n", 2, "too many fields")]
    [InlineData("a;b\r\n\r\n1;\"x\"y\r\n2;x\r\n", 3, "bad quoting")]
    [InlineData("a;b\n2;x\n1;\"x", 3, "bad quoting")]
    [InlineData("a;b\n1;\"x\n2;x\n", 2, "bad quoting")]
    [InlineData("a;b\n1;\"x\n2;\"x\"\n", 2, "bad quoting")]
    public void A_line_that_is_no_record_is_rejected_alone(string text, long line, string reason)
    {
        (List<object?[]> rows, List<RejectedLine> rejected) = CsvSourceTests.ReadAll(new CsvSource(_folder.Write("a.csv", text)));
        Assert.Equal(new RejectedLine("a.csv", line, reason, null), Assert.Single(rejected));
        Assert.Equal(["2", "text x"], Assert.Single(rows).Select(TableModel.Show));
    }

    [Theory]
    [InlineData(ColumnKind.Int8, "128", "not a whole number of the range")]
    [InlineData(ColumnKind.Int64, "9223372036854775808", "not a whole number of the range")]
    [InlineData(ColumnKind.Int32, "1.5", "not a whole number of the range")]
    [InlineData(ColumnKind.Boolean, "maybe", "not a truth value")]
    [InlineData(ColumnKind.Decimal, "1.234", "not a decimal number of the scale and range")]
    [InlineData(ColumnKind.Decimal, "12345678901234567.1", "not a decimal number of the scale and range")]
    [InlineData(ColumnKind.Double, "1.2.3", "not a number")]
    [InlineData(ColumnKind.Date, "31/02/2020", "not a date")]
    [InlineData(ColumnKind.Date, "2020-02-28T12:00", "not a date")]
    [InlineData(ColumnKind.Timestamp, "2020-02-28T25:00", "not a timestamp")]
    [InlineData(ColumnKind.Binary, "%%%", "not base64")]
    public void A_value_that_its_given_type_cannot_hold_rejects_its_line(ColumnKind kind, string value, string reason)
    {
        var types = new Dictionary<string, ColumnType> { ["B"] = new(kind, kind == ColumnKind.Decimal ? 2 : 0) };
        var source = new CsvSource(_folder.Write("a.csv", $"a;b\nx;\n{value};{value}\ny;\n"), new CsvOptions { Types = types });
        (List<object?[]> rows, List<RejectedLine> rejected) = CsvSourceTests.ReadAll(source);
        Assert.Equal(new RejectedLine("a.csv", 3, reason, "b"), Assert.Single(rejected));
        Assert.Equal(["x", "y"], rows.Select(r => r[0]));
        Assert.DoesNotContain(value, rejected[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColumnKind.Int8, 0, "-0128.00", "-128")]
    [InlineData(ColumnKind.Int64, 0, "-9223372036854775808", "-9223372036854775808")]
    [InlineData(ColumnKind.Int64, 0, " +5 ", "5")]
    [InlineData(ColumnKind.Int64, 0, "\"7\"", "7")]
    [InlineData(ColumnKind.Int64, 0, ".", "NULL")]
    [InlineData(ColumnKind.Int64, 0, "\"\"", "NULL")]
    [InlineData(ColumnKind.Decimal, 2, "1,5", "150")]
    [InlineData(ColumnKind.Decimal, 2, "-.5", "-50")]
    [InlineData(ColumnKind.Decimal, 2, "1.5000", "150")]
    [InlineData(ColumnKind.Decimal, 2, "1.5E1", "1500")]
    [InlineData(ColumnKind.Decimal, 0, "999999999999999999", "999999999999999999")]
    [InlineData(ColumnKind.Double, 0, "1,5", "double 3FF8000000000000")]
    [InlineData(ColumnKind.Boolean, 0, "FALSE", "False")]
    [InlineData(ColumnKind.Boolean, 0, "1", "True")]
    [InlineData(ColumnKind.Timestamp, 0, "01JAN1970:00:00:01.5", "1500000")]
    [InlineData(ColumnKind.Text, 0, "\"a\"\"b\"", "text a\"b")]
    [InlineData(ColumnKind.Code, 0, "01", "text 01")]
    public void A_value_is_read_as_its_given_type(ColumnKind kind, int scale, string value, string expected)
    {
        var types = new Dictionary<string, ColumnType> { ["b"] = new(kind, scale) };
        var source = new CsvSource(_folder.Write("a.csv", $"a;b\nx;{value}\n"), new CsvOptions { Types = types });
        Assert.Equal(expected, TableModel.Show(Assert.Single(TableModel.ReadRows(source))[1]));
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        const string Text = "a;b\n1;\"x\ny\"\n\n2;x\n3\n4;\"\n\n\"\n5;z\n";
        SourceBatch batch = Assert.Single(new CsvSource(_folder.Write("a.csv", Text)).Read());
        Assert.Equal([2L, 5, 7, 10], batch.Lines);
        Assert.Equal(2, batch.FirstLine);
        Assert.Equal(6, Assert.Single(batch.Rejected).Line);
    }

    [Fact]
    public void Consecutive_lines_need_no_list()
    {
        SourceBatch[] batches = [.. new CsvSource(_folder.Write("a.csv", "a;b\n1;2\n3;4\n5;6\n"), batchRows: 2).Read()];
        Assert.Equal([2L, 4], batches.Select(b => b.FirstLine));
        Assert.All(batches, b => Assert.Empty(b.Lines));
    }

    [Fact]
    public void A_record_of_a_mebibyte_is_read_and_a_longer_one_than_allowed_is_rejected()
    {
        string large = new('x', 1 << 20);
        string text = $"a;b\n1;{large}\n2;\"{large}\n{large}\"\n3;{large}{large}{large}\n4;y\n";
        var types = new Dictionary<string, ColumnType> { ["a"] = new(ColumnKind.Int32), ["b"] = new(ColumnKind.Text) };
        var source = new CsvSource(_folder.Write("a.csv", text), new CsvOptions { Types = types, MaxRecordBytes = 5 << 19 });
        (List<object?[]> rows, List<RejectedLine> rejected) = CsvSourceTests.ReadAll(source);
        Assert.Equal([1L, 2L, 4L], rows.Select(r => r[0]));
        Assert.Equal(large + "\n" + large, rows[1][1]);
        Assert.Equal(new RejectedLine("a.csv", 5, "line too long", null), Assert.Single(rejected));
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_line_of_a_long_file()
    {
        string text = "a;b\n1;\"x\n" + string.Concat(Enumerable.Repeat("2;x\n", 2_000_000));
        var source = new CsvSource(_folder.Write("a.csv", text), new CsvOptions { AllText = true, MaxRecordBytes = 1 << 20 });
        long rows = 0;
        int rejected = 0;
        foreach (SourceBatch batch in source.Read())
        {
            using (batch)
            {
                rows += batch.Rows.Length;
                rejected += batch.Rejected.Count;
            }
        }

        Assert.Equal(2_000_000, rows);
        Assert.Equal(1, rejected);
    }

    [Fact]
    public void Rejected_lines_and_rows_are_all_the_lines()
    {
        var random = new Random(5);
        string[] lines = ["1;2", "1", "1;2;3", "x;2", "1;\"2", "1;\"2\"x"];
        string text = "a;b\n" + string.Concat(Enumerable.Range(0, 50_000).Select(_ => lines[random.Next(lines.Length)] + "\n")) + "1;2\n";
        var types = new Dictionary<string, ColumnType> { ["a"] = new(ColumnKind.Int32), ["b"] = new(ColumnKind.Int32) };
        var source = new CsvSource(_folder.Write("a.csv", text), new CsvOptions { Types = types });
        var seen = new List<long>();
        foreach (SourceBatch batch in source.Read())
        {
            using (batch)
            {
                seen.AddRange(Enumerable.Range(0, batch.Rows.Length).Select(i => batch.Lines.Count == 0 ? batch.FirstLine + i : batch.Lines[i]));
                seen.AddRange(batch.Rejected.Select(r => r.Line));
            }
        }

        Assert.Equal(Enumerable.Range(2, 50_001).Select(i => (long)i), seen.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_even_a_header_is_an_error(string text) =>
        Assert.Equal("PRC0604", Assert.Throws<ParcoursException>(() => new CsvSource(_folder.Write("a.csv", text)).Schema).Id);
}
