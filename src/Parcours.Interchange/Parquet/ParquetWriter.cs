using Apache.Arrow;
using Parcours.Interchange.Types;
using Parcours.Interchange.Writing;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Parcours.Interchange.Parquet;

/// <summary>Writes Parquet: Snappy, dictionary pages where they pay, decimals as integers.</summary>
/// <remarks>
/// Text goes in plain and the writer makes its own dictionary a row group: given another dictionary with each batch, it would give up on dictionary pages.
/// </remarks>
internal sealed class ParquetWriter : TableWriter
{
    private readonly FileWriter _writer;
    private readonly Apache.Arrow.Schema _plain;

    public ParquetWriter(TableOutput output, Apache.Arrow.Schema schema, TableWriterOptions options)
        : base(output, schema)
    {
        _plain = PlainText.Of(schema);
        using var builder = new WriterPropertiesBuilder();
        using WriterProperties properties = builder
            .Compression(Compression.Snappy)
            .EnableDictionary()
            .EnableStoreDecimalAsInteger()
            .MaxRowGroupLength(options.RowGroupRows)
            .CreatedBy("Parcours")
            .Build();
        _writer = new FileWriter(new CountingStream(Output), _plain, properties, leaveOpen: true);
    }

    private protected override void WriteNormal(RecordBatch batch)
    {
        using RecordBatch plain = PlainText.Of(batch, _plain);
        _writer.WriteBufferedRecordBatch(plain);
    }

    private protected override void Finish() => _writer.Close();

    private protected override void Release() => _writer.Dispose();
}
