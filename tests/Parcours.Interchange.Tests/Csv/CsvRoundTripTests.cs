using Apache.Arrow.Types;
using CsCheck;
using Parcours.Interchange.Tests.Support;
using Sylvan.Data.Csv;

namespace Parcours.Interchange.Tests.Csv;

public sealed class CsvRoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_with_its_types()
    {
        using var folder = new TestFolder();
        Gen.Select(Tables.Any, Among(';', ',', '\t', '|'), Among(DateForms.Iso, DateForms.DayMonthYear, DateForms.Sas, DateForms.Compact), Gen.Int[1, 30]).Sample(
            (table, separator, dates, most) =>
            {
                string path = folder.Fresh(".csv");
                Writing.TableWriterTests.Write(path, table, TableFormat.Csv, most, new TableWriterOptions { Separator = separator, Dates = dates });
                var types = table.Columns.Where(c => c.Type is not NullType).ToDictionary(c => c.Name, c => TypeOf(c.Type));
                var options = new CsvOptions { Types = types, Separator = separator, Header = true };
                TableModel.AssertSame(Writing.TableWriterTests.Plain(table), TableModel.ReadRows(new CsvSource(path, options, batchRows: most)));
                File.Delete(path);
            },
            iter: Cases.Or(600));
    }

    [Fact]
    public void Fields_are_those_that_another_reader_finds()
    {
        using var folder = new TestFolder();
        Gen.Select(Gen.Int[1, 5].SelectMany(columns => Tables.Text.Array[columns].Array[1, 60]), Among(';', ',', '\t'), Gen.Bool).Sample(
            (rows, separator, windows) =>
            {
                string text = string.Concat(rows.Prepend([.. Enumerable.Range(0, rows[0].Length).Select(i => "c" + i)])
                    .Select(r => string.Join(separator, r.Select(f => f.AsSpan().ContainsAny([separator, (char)34, (char)10, (char)13]) || f.Length == 0 ? $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : f)) + (windows ? "\r\n" : "\n")));
                string path = folder.Write(folder.Fresh(".csv"), text);
                List<object?[]> found = TableModel.ReadRows(new CsvSource(path, new CsvOptions { AllText = true, Header = true, Separator = separator }));
                using var reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = separator });
                var expected = new List<object?[]>();
                while (reader.Read())
                {
                    expected.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
                }

                TableModel.AssertSame(expected, found);
                File.Delete(path);
            },
            iter: Cases.Or(600));
    }

    [Fact]
    public void Inferred_types_give_the_written_text_back()
    {
        string[] pool = ["1", "0", "-5", "01", "1.5", "2.25", "3400935955838", "true", "False", "2020-01-02", "x", "", "1E+20", "-0", "12345678901234567890"];
        using var folder = new TestFolder();
        Gen.Select(Gen.Int[0, pool.Length - 1].Array[1, 4], Gen.Int[0, 3].Array[1, 80]).Sample(
            (some, picks) =>
            {
                string[] values = [.. picks.Select(p => pool[some[p % some.Length]])];
                string path = folder.Write(folder.Fresh(".csv"), "a;b\n" + string.Concat(values.Select(v => v + ";z\n")));
                var source = new CsvSource(path);
                IArrowType type = source.Schema.GetFieldByIndex(0).DataType;
                string[] back = [.. TableModel.ReadRows(source).Select(r => Text(r[0], type))];
                Assert.Equal(values.Select(v => Canonical(v, type)), back);
                File.Delete(path);
            },
            iter: Cases.Or(600));
    }

    internal static ColumnType TypeOf(IArrowType type) => type switch
    {
        BooleanType => new(ColumnKind.Boolean),
        Int8Type => new(ColumnKind.Int8),
        Int16Type => new(ColumnKind.Int16),
        Int32Type => new(ColumnKind.Int32),
        Int64Type => new(ColumnKind.Int64),
        FloatType => new(ColumnKind.Float),
        DoubleType => new(ColumnKind.Double),
        Decimal128Type d => new(ColumnKind.Decimal, d.Scale),
        Date32Type => new(ColumnKind.Date),
        TimestampType => new(ColumnKind.Timestamp),
        DictionaryType => new(ColumnKind.Code),
        BinaryType => new(ColumnKind.Binary),
        _ => new(ColumnKind.Text),
    };

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A value as text, of a decimal without the zeros that its scale adds.</summary>
    private static string Text(object? value, IArrowType type) => value switch
    {
        null => "",
        Int128 d => ((decimal)d / (decimal)Math.Pow(10, ((Decimal128Type)type).Scale)).ToString("0.##################", null),
        double d => BitConverter.DoubleToInt64Bits(d).ToString("X", null),
        long l when type is Date32Type => l == 18_263 ? "2020-01-02" : "?",
        string s => s,
        _ => value.ToString()!.ToUpperInvariant(),
    };

    private static string Canonical(string value, IArrowType type) => type switch
    {
        BooleanType => value.ToUpperInvariant(),
        DoubleType when value.Length > 0 => BitConverter.DoubleToInt64Bits(double.Parse(value, null)).ToString("X", null),
        _ => value,
    };
}
