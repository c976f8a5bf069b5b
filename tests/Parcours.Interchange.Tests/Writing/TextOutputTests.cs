using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Writing;

public sealed class TextOutputTests
{
    private static readonly TableModel Sample = new(
        [
            ("b", BooleanType.Default), ("i", Int8Type.Default), ("n", new Decimal128Type(18, 3)), ("f", FloatType.Default), ("d", DoubleType.Default), ("day", Date32Type.Default),
            ("at", new TimestampType(TimeUnit.Microsecond, (string?)null)), ("t,\"", StringType.Default), ("c", new DictionaryType(Int32Type.Default, StringType.Default, false)),
            ("x", BinaryType.Default), ("z", NullType.Default),
        ],
        [
            [true, (sbyte)-5, (Int128)(-1), 0.1f, 0.1, 0L, 1L, "a\"b", "é", new byte[] { 1, 2 }, null],
            [false, (sbyte)0, (Int128)1500, float.NaN, 1e300, -719_162L, 86_400_000_000L, "", "x;y", System.Array.Empty<byte>(), null],
            [null, null, null, null, null, null, null, null, null, null, null],
        ]);

    [Fact]
    public void Csv_is_as_RFC_4180_has_it_and_tells_nothing_from_an_empty_text() => Assert.Equal(
        """"
        b,i,n,f,d,day,at,"t,""",c,x,z
        true,-5,-0.001,0.1,0.1,1970-01-01,1970-01-01T00:00:00.000001,"a""b",é,AQI=,
        false,0,1.500,NaN,1E+300,0001-01-01,1970-01-02T00:00:00,"",x;y,"",
        ,,,,,,,,,,

        """",
        Write(TableFormat.Csv, new TableWriterOptions()));

    [Fact]
    public void Csv_may_be_written_as_deliveries_are() => Assert.Equal(
        """"
        true;-5;-0.001;0.1;0.1;01/01/1970;01/01/1970 00:00:00.000001;"a""b";é;AQI=;
        false;0;1.500;NaN;1E+300;01/01/0001;02/01/1970 00:00:00;"";"x;y";"";
        ;;;;;;;;;;

        """",
        Write(TableFormat.Csv, new TableWriterOptions { Separator = ';', Dates = DateForms.DayMonthYear, Header = false }));

    [Fact]
    public void Json_lines_hold_an_object_each() => Assert.Equal(
        """"
        {"b":true,"i":-5,"n":-0.001,"f":0.1,"d":0.1,"day":"1970-01-01","at":"1970-01-01T00:00:00.000001","t,\"":"a\"b","c":"é","x":"AQI=","z":null}
        {"b":false,"i":0,"n":1.500,"f":"NaN","d":1E+300,"day":"0001-01-01","at":"1970-01-02T00:00:00","t,\"":"","c":"x;y","x":"","z":null}
        {"b":null,"i":null,"n":null,"f":null,"d":null,"day":null,"at":null,"t,\"":null,"c":null,"x":null,"z":null}

        """",
        Write(TableFormat.JsonLines, new TableWriterOptions()));

    [Fact]
    public void Json_is_one_document_with_or_without_rows()
    {
        string text = Write(TableFormat.Json, new TableWriterOptions());
        Assert.Equal(3, System.Text.Json.JsonDocument.Parse(text).RootElement.GetArrayLength());
        using var stream = new MemoryStream();
        using (var writer = TableWriter.Create(stream, Sample.Schema, TableFormat.Json))
        {
            writer.Complete();
        }

        Assert.Equal("[]\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_date_that_text_cannot_show_is_an_error_that_names_its_column()
    {
        var table = new TableModel([("far", Date32Type.Default)], [[5_000_000L]]);
        using var writer = TableWriter.Create(Stream.Null, table.Schema, TableFormat.Csv);
        var error = Assert.Throws<ParcoursException>(() => writer.Write(table.Batches(1).First()));
        Assert.Equal("PRC0614", error.Id);
        Assert.Contains("'far'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('é')]
    [InlineData('"')]
    [InlineData('\n')]
    public void A_separator_that_cannot_part_fields_is_refused(char separator) =>
        Assert.Equal("PRC0615", Assert.Throws<ParcoursException>(() => Write(TableFormat.Csv, new TableWriterOptions { Separator = separator })).Id);

    [Fact]
    public void What_is_written_is_what_DuckDB_reads()
    {
        using var folder = new TestFolder();
        Tables.Any.Sample(
            table =>
            {
                string path = folder.Fresh(".parquet");
                TableWriterTests.Write(path, table, TableFormat.Parquet, 9);
                TableModel.AssertSame(TableWriterTests.Plain(table), DuckTable.Rows($"SELECT * FROM '{path}'"));
                File.Delete(path);
            },
            iter: Cases.Or(60));
    }

    private static string Write(TableFormat format, TableWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = TableWriter.Create(stream, Sample.Schema, format, options))
        {
            foreach (RecordBatch batch in Sample.Batches(2))
            {
                writer.Write(batch);
            }

            writer.Complete();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
