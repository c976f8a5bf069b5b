using Parcours.Columns;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>One worker's state of an aggregate within a window: the rows that it takes are gathered, and added some hundred at a time.</summary>
internal sealed class WindowSlot : IDisposable
{
    private const int MostPairs = 512;

    private readonly WindowMember _member;
    private readonly WorkerContext _worker;
    private readonly AggregateState _state;
    private readonly PairBuffer _pairs;
    private readonly Batch _rows;

    public WindowSlot(WindowMember member, int chunkColumns, TextInterner interner, WorkerContext worker)
    {
        (_member, _worker) = (member, worker);
        _state = member.Aggregate.NewState(worker.Budget, interner, mayHaveNoRows: true);
        _pairs = new PairBuffer(MostPairs, worker.Budget);
        _rows = new Batch(chunkColumns);
    }

    /// <summary>Begins so many left rows, with nothing in them.</summary>
    public void Begin(int count)
    {
        _state.Clear();
        _state.Ensure(count);
    }

    /// <summary>Takes a right row for a left row.</summary>
    public void Add(int left, int right, PatientChunk chunk)
    {
        if (_pairs.Add(left, right))
        {
            Flush(chunk);
        }
    }

    /// <summary>Adds what was gathered, before the chunk goes.</summary>
    public unsafe void Flush(PatientChunk chunk)
    {
        if (_pairs.Count == 0)
        {
            return;
        }

        (int Chunk, long Used) mark = _worker.Arena.Mark();
        _rows.Count = _pairs.Count;
        foreach (int column in _member.Reads)
        {
            _rows.Columns[column] = Selection.Gather(chunk.Rows.Column(column), _pairs.Right, _pairs.Count, _worker.Arena);
        }

        _member.Aggregate.Update(_state, _rows, GroupAssignment.Of(_pairs.Left), _worker);
        _pairs.Clear();
        _worker.Arena.Release(mark);
    }

    /// <summary>The results of the left rows.</summary>
    public void Fill(Batch output, ReadOnlySpan<int> rows) => output.Columns[_member.Place] = _state.Result(rows, _worker.Arena);

    public void Dispose()
    {
        _state.Dispose();
        _pairs.Dispose();
    }
}
