using System.Text;
using Apache.Arrow.Types;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Csv;

public sealed class CsvSourceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1\n23\n-4", "int64")]
    [InlineData("0\n3400935955838", "int64")]
    [InlineData("9223372036854775807", "int64")]
    [InlineData("9223372036854775808", "code")]
    [InlineData("01\n12", "code")]
    [InlineData("087\n12", "code")]
    [InlineData("+5", "code")]
    [InlineData("12E4\n33E1", "code")]
    [InlineData("True\nFalse", "bool")]
    [InlineData("true\nx", "code")]
    [InlineData("30.0\n37.5", "decimal(18,1)")]
    [InlineData("30\n37.25", "decimal(18,2)")]
    [InlineData("30\n37,25", "decimal(18,2)")]
    [InlineData("37,25\n37.25", "code")]
    [InlineData("123456789012.5\n0.1234567890123", "double")]
    [InlineData("1234567890.123456789", "code")]
    [InlineData("12345678901234567.25", "code")]
    [InlineData("1E+16\n1.5", "double")]
    [InlineData("-0\n1", "double")]
    [InlineData(".5\n1", "decimal(18,1)")]
    [InlineData("5.", "code")]
    [InlineData("31/12/1999", "date32")]
    [InlineData("31/02/1999", "code")]
    [InlineData("05/13/1999", "code")]
    [InlineData("1999-12-31", "date32")]
    [InlineData("29SEP1981:00:00:00", "date32")]
    [InlineData("29SEP1981:00:00:01", "timestamp")]
    [InlineData("29SEP1981", "date32")]
    [InlineData("01FÉV2020", "date32")]
    [InlineData("01JUI2020", "code")]
    [InlineData("19991231", "date32")]
    [InlineData("19991231\n12345678", "int64")]
    [InlineData("19991231\n31/12/1999\n1999-12-31T00:00\n31DEC1999:00:00:00", "date32")]
    [InlineData("01122008\n31121999", "date32")]
    [InlineData("01122008\n20081231", "date32")]
    [InlineData("31121999", "int64")]
    [InlineData("01122008\n31131999", "code")]
    [InlineData("01122008\n31121599", "code")]
    [InlineData("31/12/1999\n5", "code")]
    [InlineData("1999-12-31 12:34:56.123456Z", "timestamp")]
    [InlineData("1999-12-31 12:34:56.1234567", "code")]
    [InlineData("1\n.\n3", "int64")]
    [InlineData(".\n.", "code")]
    [InlineData("\n\n", "null")]
    [InlineData("\"\"\n\n", "code")]
    [InlineData(" 5\n6", "code")]
    public void The_type_of_a_column_is_found_without_losing_anything(string values, string type)
    {
        // A second column keeps empty lines from being empty.
        string text = "a;b\n" + string.Concat(values.Split('\n').Select(v => v + ";x\n"));
        var source = new CsvSource(_folder.Write("a.csv", text));
        Assert.Equal(type, Describe(source.Schema.GetFieldByIndex(0).DataType));
        Assert.Equal(values.Split('\n').Length, TableModel.ReadRows(source).Count);
        Assert.Equal(values.Split('\n').Length, source.EstimatedRows);
    }

    [Fact]
    public void A_value_at_the_end_of_a_long_file_widens_its_column_before_any_batch_is_given()
    {
        string text = "a;b;c\n" + string.Concat(Enumerable.Repeat("1;2;2020-01-01\n", 200_000)) + "2.5;x;2020-01-01T10:00\n";
        var source = new CsvSource(_folder.Write("a.csv", text));
        Assert.Equal(["decimal(18,1)", "code", "timestamp"], source.Schema.FieldsList.Select(f => Describe(f.DataType)));
        List<object?[]> rows = TableModel.ReadRows(source);
        Assert.Equal(200_001, rows.Count);
        Assert.Equal(["25", "text x", "1577872800000000"], rows[^1].Select(TableModel.Show));
    }

    [Fact]
    public void Dates_of_all_forms_are_the_same_day()
    {
        string[] forms = ["31/12/1999", "1999-12-31", "31DEC1999", "31DÉC1999:00:00:00", "31déc1999", "19991231", "1999-12-31T00:00:00.000000", "31/12/1999 00:00"];
        var source = new CsvSource(_folder.Write("a.csv", "d;x\n" + string.Concat(forms.Select(f => f + ";\n"))));
        Assert.All(TableModel.ReadRows(source), row => Assert.Equal(10_956L, row[0]));
    }

    [Theory]
    [InlineData(DateForms.DayMonthYear, "31/12/1999", true)]
    [InlineData(DateForms.Iso, "31/12/1999", false)]
    [InlineData(DateForms.Sas, "31DEC1999", true)]
    [InlineData(DateForms.Compact, "31DEC1999", false)]
    [InlineData(DateForms.None, "1999-12-31", false)]
    public void Only_the_forms_of_dates_that_are_allowed_are_dates(DateForms forms, string value, bool isDate)
    {
        var source = new CsvSource(_folder.Write("a.csv", $"d;x\n{value};\n"), new CsvOptions { Dates = forms });
        Assert.Equal(isDate, source.Schema.GetFieldByIndex(0).DataType is Date32Type);
    }

    [Fact]
    public void Every_day_of_ten_thousand_years_reads_back_in_every_form()
    {
        foreach (DateForms form in new[] { DateForms.DayMonthYear, DateForms.Iso, DateForms.Sas, DateForms.Compact })
        {
            var days = new TableModel([("d", Date32Type.Default)], [.. Enumerable.Range(0, 3_652_059 / 97).Select(i => new object?[] { (i * 97L) - 719_162 })]);
            string path = _folder.Fresh(".csv");
            Writing.TableWriterTests.Write(path, days, TableFormat.Csv, 100_000, new TableWriterOptions { Dates = form });
            var types = new Dictionary<string, ColumnType> { ["D"] = new(ColumnKind.Date) };
            TableModel.AssertSame(days.Rows, TableModel.ReadRows(new CsvSource(path, new CsvOptions { Types = types, Header = true })));
        }
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found(char separator)
    {
        var source = new CsvSource(_folder.Write("a.csv", $"a{separator}b c{separator}d\n1{separator}\"x;,|\t\"{separator}2\n".ReplaceLineEndings("\r\n")));
        Assert.Equal(["a", "b c", "d"], source.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(["1", "text x;,|\t", "2"], Assert.Single(TableModel.ReadRows(source)).Select(TableModel.Show));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void The_encoding_is_found(string name, bool mark)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("clé;texte\n1;é€œ\n2;aé\n")];
        var source = new CsvSource(_folder.Write("a.csv", bytes));
        Assert.Equal(["clé", "texte"], source.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(["é€œ", "aé"], TableModel.ReadRows(source).Select(r => r[1]));
    }

    [Theory]
    [InlineData(ColumnKind.Text)]
    [InlineData(ColumnKind.Code)]
    public void Text_that_is_not_of_the_encoding_given_is_rejected(ColumnKind kind)
    {
        byte[] bytes = [.. "a;b\n1;é\n2;"u8, 0xE9, .. "\n3;x\n"u8];
        var types = new Dictionary<string, ColumnType> { ["b"] = new(kind) };
        (List<object?[]> rows, List<RejectedLine> rejected) = ReadAll(new CsvSource(_folder.Write("a.csv", bytes), new CsvOptions { Encoding = Encoding.UTF8, Types = types }));
        Assert.Equal(["é", "x"], rows.Select(r => r[1]));
        Assert.Equal(new RejectedLine("a.csv", 3, "not UTF-8 text", "b"), Assert.Single(rejected));
    }

    [Fact]
    public void A_compressed_file_is_read()
    {
        string path = _folder.File("a.csv.gz");
        using (var zip = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,x\n", 300_000))));
        }

        Assert.Equal(300_000, TableModel.ReadRows(TableFiles.OpenFile(path)).Count);
    }

    [Theory]
    [InlineData("a;b\n1;x\n", true)]
    [InlineData("1;x\n2;y\n", false)]
    [InlineData("a;\"\"\n1;x\n", true)]
    [InlineData("2020-01-01;x\n", false)]
    public void The_header_is_found(string text, bool header)
    {
        var source = new CsvSource(_folder.Write("a.csv", text));
        Assert.Equal(header ? "a" : "column1", source.Schema.GetFieldByIndex(0).Name);
        Assert.Equal(text.Count(c => c == '\n') - (header ? 1 : 0), TableModel.ReadRows(source).Count);
    }

    [Fact]
    public void Names_that_are_missing_or_repeated_are_made_up()
    {
        var source = new CsvSource(_folder.Write("a.csv", "a;;A;b \n1;2;3;4\n"));
        Assert.Equal(["a", "column2", "A_2", "b"], source.Schema.FieldsList.Select(f => f.Name));
    }

    [Fact]
    public void Only_the_columns_wanted_are_read()
    {
        var source = new CsvSource(_folder.Write("a.csv", "a;b;c\n1;2;3\n"), columns: ["C", "A", "other"]);
        Assert.Equal(["a", "c"], source.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(["1", "3"], Assert.Single(TableModel.ReadRows(source)).Select(TableModel.Show));
    }

    [Fact]
    public void An_empty_text_is_not_a_null()
    {
        List<object?[]> rows = TableModel.ReadRows(new CsvSource(_folder.Write("a.csv", "a;b\n;1\n\"\";2\nx;\"\"\n")));
        Assert.Equal([null, "", "x"], rows.Select(r => r[0]));
        Assert.Null(rows[2][1]);
    }

    internal static (List<object?[]> Rows, List<RejectedLine> Rejected) ReadAll(TableSource source)
    {
        var rows = new List<object?[]>();
        var rejected = new List<RejectedLine>();
        foreach (SourceBatch batch in source.Read())
        {
            using (batch)
            {
                TableModel.Append(rows, batch.Rows);
                rejected.AddRange(batch.Rejected);
            }
        }

        return (rows, rejected);
    }

    private static string Describe(IArrowType type) => type switch
    {
        Decimal128Type d => $"decimal(18,{d.Scale})",
        DictionaryType => "code",
        _ => type.Name,
    };
}
