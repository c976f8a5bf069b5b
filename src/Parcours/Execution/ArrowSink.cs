using System.Collections.Immutable;
using Apache.Arrow;
using Parcours.Columns;
using Parcours.Operators;

namespace Parcours.Execution;

/// <summary>The end of a query: rows as Arrow record batches, in the order of the morsels.</summary>
internal sealed class ArrowSink(Schema schema, ImmutableArray<ColumnType> types) : Sink
{
    private readonly SortedList<int, List<RecordBatch>> _batches = [];

    public override Stage Open(WorkerContext worker) => new ArrowStage(this, worker);

    public override void Complete()
    {
    }

    /// <summary>The batches, in order; the caller owns them.</summary>
    public IReadOnlyList<RecordBatch> TakeBatches()
    {
        RecordBatch[] batches = [.. _batches.Values.SelectMany(b => b)];
        _batches.Clear();
        return batches;
    }

    public override string Describe() => "Results";

    public override void Dispose()
    {
        foreach (RecordBatch batch in _batches.Values.SelectMany(b => b))
        {
            batch.Dispose();
        }

        base.Dispose();
    }

    private void Add(int morsel, RecordBatch batch)
    {
        lock (_batches)
        {
            if (!_batches.TryGetValue(morsel, out List<RecordBatch>? list))
            {
                _batches.Add(morsel, list = []);
            }

            list.Add(batch);
        }
    }

    private sealed class ArrowStage(ArrowSink sink, WorkerContext worker) : Stage(null)
    {
        public override void Push(Batch batch) =>
            sink.Add(worker.Morsel, ArrowBatches.Of(sink.Schema, sink.Types, batch, worker.Evaluation));
    }

    private Schema Schema => schema;

    private ImmutableArray<ColumnType> Types => types;
}
