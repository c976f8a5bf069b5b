using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Ipc;

public sealed class ArrowSourceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(CompressionCodecType.Lz4Frame)]
    [InlineData(CompressionCodecType.Zstd)]
    public void Bodies_are_read_compressed_or_not(CompressionCodecType? codec)
    {
        var table = new TableModel(
            [("a", Int64Type.Default), ("t", StringType.Default), ("c", new DictionaryType(Int32Type.Default, StringType.Default, false))],
            [.. Enumerable.Range(0, 5000).Select(i => new object?[] { (long)i, i % 9 == 0 ? null : "text " + (i % 50), i % 4 == 0 ? null : "code " + (i % 3) })]);
        RecordBatch batch = table.Batches(5000).Single();
        string path = Write(batch.Schema, [batch], codec, ".arrow");
        TableModel.AssertSame(table.Rows, TableModel.ReadRows(new ArrowSource(path)));
    }

    [Fact]
    public void Every_type_is_brought_to_one_of_the_few()
    {
        IArrowArray text = new StringArray.Builder().Append("x").AppendNull().Append("yy").Build();
        IArrowArray[] arrays =
        [
            new UInt8Array.Builder().Append(255).AppendNull().Append(0).Build(),
            new UInt16Array.Builder().Append(65535).AppendNull().Append(0).Build(),
            new UInt32Array.Builder().Append(uint.MaxValue).AppendNull().Append(0).Build(),
            new UInt64Array.Builder().Append(long.MaxValue).AppendNull().Append(0).Build(),
            new Date64Array.Builder().Append(new DateTime(1969, 12, 31, 0, 0, 0, DateTimeKind.Utc)).AppendNull().Append(DateTime.UnixEpoch).Build(),
            Timestamps(TimeUnit.Second, null, -1),
            Timestamps(TimeUnit.Millisecond, "UTC", -1),
            Timestamps(TimeUnit.Nanosecond, "+00:00", -1),
            new StringViewArray.Builder().Append("a text of more than twelve bytes").AppendNull().Append("").Build(),
            new DictionaryArray(new DictionaryType(Int8Type.Default, Int64Type.Default, false), new Int8Array.Builder().Append(1).AppendNull().Append(0).Build(), new Int64Array.Builder().Append(7).Append(8).Build()),
            new DictionaryArray(new DictionaryType(UInt8Type.Default, StringType.Default, false), new UInt8Array.Builder().Append(2).Append(1).Append(0).Build(), text),
        ];
        var schema = new Schema(arrays.Select((a, i) => new Field($"c{i}", a.Data.DataType, true)), null);
        string path = Write(schema, [new RecordBatch(schema, arrays, 3)], null, ".arrows");
        var source = new ArrowSource(path);
        List<object?[]> rows = TableModel.ReadRows(source);
        Assert.Equal(
            ["255", "65535", "4294967295", "9223372036854775807", "-1", "-1000000", "-1000", "-1", "text a text of more than twelve bytes", "8", "text yy"],
            rows[0].Select(TableModel.Show));
        Assert.All(rows[1], Assert.Null);
        Assert.Equal("0,0,0,0,0,0,0,0,text ,7,text x", string.Join(',', rows[2].Select(TableModel.Show)));
        Assert.Equal(["int16", "int32", "int64", "int64", "date32"], source.Schema.FieldsList.Take(5).Select(f => f.DataType.Name));
    }

    [Fact]
    public void A_slice_is_brought_to_the_start_of_its_buffers()
    {
        using var folder = new TestFolder();
        var table = new TableModel(
            [.. Tables.Types.Select((t, i) => ($"c{i}", t))],
            [.. Enumerable.Range(0, 60).Select(r => Tables.Types.Select(t => Tables.Plain(t, r)).ToArray())]);
        RecordBatch whole = table.Batches(60).Single();
        foreach ((int from, int count) in new[] { (0, 60), (3, 20), (8, 17), (59, 1) })
        {
            string path = folder.Fresh(".parquet");
            using (var writer = TableWriter.Create(path, table.Schema, TableFormat.Parquet))
            {
                writer.Write(whole.Slice(from, count));
                writer.Complete();
            }

            TableModel.AssertSame(
                [.. Writing.TableWriterTests.Plain(table).Skip(from).Take(count)],
                TableModel.ReadRows(TableFiles.OpenFile(path)));
        }
    }

    [Fact]
    public void A_column_that_has_no_place_in_a_table_is_an_error_that_names_it()
    {
        IArrowArray array = Timestamps(TimeUnit.Second, "Europe/Paris", 0);
        var schema = new Schema([new Field("local", array.Data.DataType, true)], null);
        string path = Write(schema, [new RecordBatch(schema, [array], 3)], null, ".arrows");
        var error = Assert.Throws<ParcoursException>(() => new ArrowSource(path).Schema);
        Assert.Equal("PRC0607", error.Id);
        Assert.Contains("'local'", error.Message, StringComparison.Ordinal);
    }

    private static IArrowArray Timestamps(TimeUnit unit, string? zone, long first) => ArrowArrayFactory.BuildArray(new ArrayData(
        new TimestampType(unit, zone), 3, 1, 0, [new ArrowBuffer(new byte[] { 0b101 }), new ArrowBuffer(BitConverter.GetBytes(first).Concat(new byte[16]).ToArray())]));

    private string Write(Schema schema, IEnumerable<RecordBatch> batches, CompressionCodecType? codec, string extension)
    {
        string path = _folder.Fresh(extension);
        using FileStream stream = File.Create(path);
        var options = new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() };
        using ArrowStreamWriter writer = extension == ".arrow" ? new ArrowFileWriter(stream, schema, true, options) : new ArrowStreamWriter(stream, schema, true, options);
        foreach (RecordBatch batch in batches)
        {
            writer.WriteRecordBatch(batch);
        }

        writer.WriteEnd();
        return path;
    }
}
