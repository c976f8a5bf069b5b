using Parcours.Columns;

namespace Parcours.Operators.Timelines;

/// <summary>One worker's part of a timeline join: for each batch of left rows, reads the right rows of its patients and matches them, patient by patient.</summary>
internal abstract unsafe class TimelineJoinStage : Stage
{
    private readonly TimelineJoin _join;
    private readonly TimelineReader _reader;

    protected TimelineJoinStage(TimelineJoin join, WorkerContext worker, Stage next)
        : base(next)
    {
        (_join, Worker) = (join, worker);
        _reader = new TimelineReader(join, worker);
        Keys = new TimelineKeys(join.Keys, worker.Budget);
    }

    protected WorkerContext Worker { get; }

    /// <summary>The right rows that were read last.</summary>
    protected PatientChunk Chunk => _reader.Chunk;

    protected TimelineKeys Keys { get; }

    public sealed override void Push(Batch batch)
    {
        int* patients = batch.Columns[_join.PatientColumn].Int32;
        Begin(batch);
        for (int start = 0; start < batch.Count;)
        {
            Worker.Cancellation.ThrowIfCancellationRequested();
            if (!_reader.Holds(patients[start]))
            {
                _reader.Load(patients + start, batch.Count - start);
                Keys.ReadRight(Chunk.Rows, Worker);
            }

            Keys.ReadLeft(batch, Worker);
            int end = Kernels.SortedSearch.FirstNotLess(patients, start, batch.Count, _reader.End);
            Match(batch, patients, start, end);
            start = end;
        }

        Finish(batch);
    }

    public override void Dispose()
    {
        _reader.Dispose();
        Keys.Dispose();
        base.Dispose();
    }

    /// <summary>Computes what is needed of all rows of a batch.</summary>
    protected abstract void Begin(Batch batch);

    /// <summary>Matches some rows of a batch with the right rows at hand, which hold all their patients.</summary>
    protected abstract void Match(Batch batch, int* patients, int start, int end);

    /// <summary>All rows of a batch are matched.</summary>
    protected virtual void Finish(Batch batch)
    {
    }
}
