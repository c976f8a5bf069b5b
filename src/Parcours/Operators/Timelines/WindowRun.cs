using Parcours.Columns;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>One worker's measures within one window, for the rows of one left batch.</summary>
internal sealed unsafe class WindowRun : IDisposable
{
    private readonly WindowTask _task;
    private readonly WorkerContext _worker;
    private readonly WindowSlot[] _slots;
    private readonly Vector[] _routed;
    private long* _low;
    private long* _high;
    private long* _counts;
    private long** _covered;

    public WindowRun(WindowTask task, int chunkColumns, TextInterner interner, WorkerContext worker)
    {
        (_task, _worker) = (task, worker);
        _slots = [.. task.Aggregates.Select(a => new WindowSlot(a, chunkColumns, interner, worker))];
        _routed = new Vector[task.Routes.Length];
    }

    /// <summary>Computes the windows of a batch; nothing is in them yet.</summary>
    public void Begin(Batch batch)
    {
        (nint low, nint high) = _task.Window.Evaluate(batch, _worker);
        _low = (long*)low;
        _high = (long*)high;
        _counts = Zeros(batch.Count);
        _covered = (long**)_worker.Arena.Allocate<nint>(Math.Max(1, _task.Coverages.Length));
        for (int i = 0; i < _task.Coverages.Length; i++)
        {
            _covered[i] = Zeros(batch.Count);
        }

        foreach (WindowSlot slot in _slots)
        {
            slot.Begin(batch.Count);
        }
    }

    /// <summary>Other right rows are at hand.</summary>
    public void Enter(PatientChunk chunk)
    {
        for (int i = 0; i < _routed.Length; i++)
        {
            _routed[i] = chunk.Rows.Column(_task.Routes[i].Column);
        }
    }

    /// <summary>Adds what lies in the window of a left row, whose patient the chunk is at.</summary>
    public void Add(int left, PatientChunk chunk, TimelineKeys keys, bool intervals)
    {
        long low = _low[left];
        long high = _high[left];
        (int first, int end) = chunk.Near(low, high);
        if (!intervals && !keys.Any && _slots.Length == 0)
        {
            _counts[left] = end - first;
            return;
        }

        for (int row = first; row < end; row++)
        {
            if (chunk.Touches(row, low, high, _task.Window.LeastOverlap) && keys.Same(left, row))
            {
                _counts[left]++;
                Give(left, row, chunk);
            }
        }

        for (int i = 0; i < _task.Coverages.Length; i++)
        {
            _covered[i][left] = Cover(left, first, end, chunk, keys, _task.Coverages[i].CarryOver);
        }
    }

    /// <summary>Adds the rows that were found to the aggregates, before the chunk goes.</summary>
    public void Flush(PatientChunk chunk)
    {
        foreach (WindowSlot slot in _slots)
        {
            slot.Flush(chunk);
        }
    }

    /// <summary>Puts the measures of all rows into the result.</summary>
    public void Fill(Batch output, ReadOnlySpan<int> rows)
    {
        foreach (int place in _task.Counts)
        {
            output.Columns[place] = new Vector { Lane = Lane.Int64, Values = _counts };
        }

        for (int i = 0; i < _task.Coverages.Length; i++)
        {
            output.Columns[_task.Coverages[i].Place] = new Vector { Lane = Lane.Int64, Values = _covered[i] };
        }

        foreach (WindowSlot slot in _slots)
        {
            slot.Fill(output, rows);
        }
    }

    public void Dispose()
    {
        foreach (WindowSlot slot in _slots)
        {
            slot.Dispose();
        }
    }

    /// <summary>Gives a row to the aggregates that take it.</summary>
    private void Give(int left, int row, PatientChunk chunk)
    {
        foreach (int aggregate in _task.Unrouted)
        {
            _slots[aggregate].Add(left, row, chunk);
        }

        for (int i = 0; i < _routed.Length; i++)
        {
            foreach (int aggregate in _task.Routes[i].Of(_routed[i], row))
            {
                _slots[aggregate].Add(left, row, chunk);
            }
        }
    }

    /// <summary>The days of a window that intervals cover. Those that come later begin later, so one pass is enough.</summary>
    private long Cover(int left, int first, int end, PatientChunk chunk, TimelineKeys keys, bool carryOver)
    {
        long low = _low[left];
        long high = _high[left];
        long covered = 0;
        long next = long.MinValue;
        for (int row = first; row < end; row++)
        {
            if (!chunk.Touches(row, low, high, _task.Window.LeastOverlap) || !keys.Same(left, row))
            {
                continue;
            }

            // The first and the last day that this interval adds.
            long start = Math.Max(chunk.Starts[row], next);
            long last = carryOver ? Moment.Add(chunk.EndOf(row), start - chunk.Starts[row]) : chunk.EndOf(row);
            if (Math.Min(last, high) is var clipped && Math.Max(start, low) is var begin && clipped >= begin)
            {
                covered += clipped - begin + 1;
            }

            next = Math.Max(next, Moment.Add(last, 1));
        }

        return covered;
    }

    private long* Zeros(int count)
    {
        long* zeros = _worker.Arena.Allocate<long>(count);
        new Span<long>(zeros, count).Clear();
        return zeros;
    }
}
