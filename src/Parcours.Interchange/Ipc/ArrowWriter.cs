using Apache.Arrow;
using Apache.Arrow.Ipc;
using Parcours.Interchange.Types;
using Parcours.Interchange.Writing;

namespace Parcours.Interchange.Ipc;

/// <summary>Writes the Arrow IPC file or stream format, uncompressed, so that a reader may map it.</summary>
/// <remarks>
/// Text is written plain: the file format allows one dictionary a column for all batches, and ours may differ from batch to batch.
/// </remarks>
internal sealed class ArrowWriter : TableWriter
{
    private readonly ArrowStreamWriter _writer;
    private readonly Schema _plain;

    public ArrowWriter(TableOutput output, Schema schema, bool stream)
        : base(output, schema)
    {
        _plain = PlainText.Of(schema);
        _writer = stream ? new ArrowStreamWriter(Output, _plain, leaveOpen: true) : new ArrowFileWriter(new CountingStream(Output), _plain, leaveOpen: true);
        _writer.WriteStart();
    }

    private protected override void WriteNormal(RecordBatch batch)
    {
        using RecordBatch plain = PlainText.Of(batch, _plain);
        _writer.WriteRecordBatch(plain);
    }

    private protected override void Finish() => _writer.WriteEnd();

    private protected override void Release() => _writer.Dispose();
}
