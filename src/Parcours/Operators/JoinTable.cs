using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>The right side of a join: its rows, which belong to the run, found by their keys. Rows of one key are chained in their order.</summary>
/// <remarks>One integer key within a range not much wider than there are rows is an array; other keys are hashed.</remarks>
internal sealed unsafe class JoinTable : IDisposable
{
    private const string What = "The right side of a join";
    private const int BatchRows = 2048;

    private readonly RowStore _rows;
    private readonly KeyTable _keys;
    private readonly NativeBuffer _heads;
    private readonly NativeBuffer _next;
    private long _base;
    private long _span;

    public JoinTable(RowStore rows, ImmutableArray<JoinKey> keys, WorkerContext worker)
    {
        _rows = rows;
        Keys = keys;
        _keys = new KeyTable(keys.Length, worker.Budget, What);
        _heads = new NativeBuffer(worker.Budget, What);
        _next = new NativeBuffer(worker.Budget, What);
        using var words = new NativeBuffer(worker.Budget, What);
        using var usable = new NativeBuffer(worker.Budget, What);
        words.Ensure((long)rows.Count * keys.Length * sizeof(ulong));
        usable.Ensure(rows.Count);
        Evaluate(worker, (ulong*)words.Start, usable.Start);
        Link((ulong*)words.Start, usable.Start);
    }

    public ImmutableArray<JoinKey> Keys { get; }

    public RowStore Rows => _rows;

    /// <summary>The first row of a key, or -1. Without keys every row matches.</summary>
    public int First(ulong* key)
    {
        if (Keys.IsEmpty)
        {
            return _rows.Count > 0 ? 0 : -1;
        }

        if (_span > 0)
        {
            ulong place = *key - (ulong)_base;
            return place < (ulong)_span ? ((int*)_heads.Start)[place] - 1 : -1;
        }

        int number = _keys.Find(key);
        return number < 0 ? -1 : ((int*)_heads.Start)[number] - 1;
    }

    /// <summary>The row after another of the same key, or -1.</summary>
    public int Next(int row) => ((int*)_next.Start)[row] - 1;

    public void Dispose()
    {
        _keys.Dispose();
        _heads.Dispose();
        _next.Dispose();
    }

    /// <summary>The keys of all rows, row by row, and which rows can match.</summary>
    private void Evaluate(WorkerContext worker, ulong* words, byte* usable)
    {
        var batch = new Batch(_rows.Columns.Length);
        for (int start = 0; start < _rows.Count; start += BatchRows)
        {
            worker.Cancellation.ThrowIfCancellationRequested();
            worker.Arena.Reset();
            batch.Count = Math.Min(BatchRows, _rows.Count - start);
            for (int i = 0; i < batch.Columns.Length; i++)
            {
                batch.Columns[i] = _rows.Column(i, start);
            }

            new Span<byte>(usable + start, batch.Count).Fill(1);
            ulong* column = worker.Arena.Allocate<ulong>(batch.Count);
            for (int key = 0; key < Keys.Length; key++)
            {
                ulong* valid = Keys[key].Right(batch, worker, column);
                for (int i = 0; i < batch.Count; i++)
                {
                    words[((long)(start + i) * Keys.Length) + key] = column[i];
                    usable[start + i] &= (byte)(valid is null || Bitmap.Get(valid, i) ? 1 : 0);
                }
            }
        }
    }

    /// <summary>Goes through the rows from the last to the first, so that chains run from the first to the last.</summary>
    private void Link(ulong* words, byte* usable)
    {
        _next.Ensure((long)_rows.Count * sizeof(int));
        if (Keys.IsEmpty)
        {
            for (int row = 0; row < _rows.Count - 1; row++)
            {
                ((int*)_next.Start)[row] = row + 2;
            }

            return;
        }

        ChooseArray(words, usable);
        _heads.Ensure(_span > 0 ? _span * sizeof(int) : (long)(_rows.Count + 1) * sizeof(int));
        var heads = (int*)_heads.Start;
        var next = (int*)_next.Start;
        for (int row = _rows.Count - 1; row >= 0; row--)
        {
            if (usable[row] != 0)
            {
                ulong* key = words + ((long)row * Keys.Length);
                long place = _span > 0 ? (long)*key - _base : _keys.FindOrAdd(key);
                next[row] = heads[place];
                heads[place] = row + 1;
            }
        }
    }

    private void ChooseArray(ulong* words, byte* usable)
    {
        if (Keys.Length != 1)
        {
            return;
        }

        long min = long.MaxValue;
        long max = long.MinValue;
        for (int row = 0; row < _rows.Count; row++)
        {
            if (usable[row] != 0)
            {
                (min, max) = (Math.Min(min, (long)words[row]), Math.Max(max, (long)words[row]));
            }
        }

        if (min <= max && (Int128)max - min < (4L * _rows.Count) + 1024)
        {
            (_base, _span) = (min, max - min + 1);
        }
    }
}
