using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Puts kept rows in a total order.</summary>
internal static unsafe class RowSorter
{
    private const string What = "Sorting";
    private const int BatchRows = 1 << 14;

    /// <summary>A store with the rows in ascending order of the first columns, nulls last.</summary>
    public static RowStore ByColumns(RowStore rows, int columns, WorkerContext worker) =>
        First(rows, [.. Enumerable.Range(0, columns).Select(c => new SortColumn(c, false, false))], rows.Count, worker);

    /// <summary>A store with the first rows in the order of some columns. Rows that are equal in all of these stay in the order that they have.</summary>
    public static RowStore First(RowStore rows, ImmutableArray<SortColumn> columns, long most, WorkerContext worker)
    {
        using var buffer = new NativeBuffer(worker.Budget, What);
        buffer.Ensure((long)rows.Count * sizeof(int));
        var order = new Span<int>(buffer.Start, rows.Count);
        Order(rows, columns, order, worker);
        return Permute(rows, order[..(int)Math.Min(most, order.Length)], worker);
    }

    /// <summary>The rows of a store in another order, or the first of them.</summary>
    public static RowStore Permute(RowStore rows, ReadOnlySpan<int> order, WorkerContext worker)
    {
        var result = new RowStore(rows.Columns, worker.Budget, What);
        var batch = new Batch(rows.Columns.Length);
        fixed (int* places = order)
        {
            for (int start = 0; start < order.Length; start += BatchRows)
            {
                worker.Cancellation.ThrowIfCancellationRequested();

                // A sort may be called while a batch is under way in the same arena: what that holds must stay.
                (int Chunk, long Used) mark = worker.Arena.Mark();
                batch.Count = Math.Min(BatchRows, order.Length - start);
                for (int i = 0; i < batch.Columns.Length; i++)
                {
                    batch.Columns[i] = rows.Columns[i] is null ? default : Selection.Gather(rows.Column(i), places + start, batch.Count, worker.Arena);
                }

                result.Append(batch);
                worker.Arena.Release(mark);
            }
        }

        return result;
    }

    /// <summary>The places of the rows in order.</summary>
    private static void Order(RowStore rows, ImmutableArray<SortColumn> columns, Span<int> order, WorkerContext worker)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        SortColumn[] keys = [.. columns.Where(c => rows.Columns[c.Column] is not null).DistinctBy(c => c.Column)];
        if (keys.Length == 0)
        {
            return;
        }

        using var comparer = new RowComparer(rows, keys, worker);
        using var sorted = new NativeBuffer(worker.Budget, What);
        sorted.Ensure((long)order.Length * sizeof(ulong));
        var first = new Span<ulong>(sorted.Start, order.Length);
        comparer.Key(0).Words.CopyTo(first);
        first.Sort(order);

        // What the first key leaves open: runs of equal words.
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && first[end] == first[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                worker.Cancellation.ThrowIfCancellationRequested();
                Sort(order[start..end], comparer);
            }

            start = end;
        }
    }

    /// <summary>The places of rows that lie together by one column in the order of others within it, nulls first: the stored order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="together">The 32-bit column by whose values they lie together.</param>
    /// <param name="places">The places of the rows, which are reordered.</param>
    /// <param name="columns">The columns that order them.</param>
    /// <param name="worker">Memory and cancellation.</param>
    public static void OrderWithin(RowStore rows, int together, int* places, ImmutableArray<int> columns, WorkerContext worker)
    {
        using var comparer = new RowComparer(rows, [.. columns.Select(c => new SortColumn(c, Descending: false, NullsFirst: true))], worker);
        int* values = rows.Column(together).Int32;
        for (int start = 0; start < rows.Count;)
        {
            int end = start + 1;
            while (end < rows.Count && values[places[end]] == values[places[start]])
            {
                end++;
            }

            if (end - start > 1)
            {
                Sort(new Span<int>(places + start, end - start), comparer);
            }

            start = end;
        }
    }

    private static void Sort(Span<int> rows, RowComparer comparer)
    {
        try
        {
            rows.Sort(comparer);
        }
        catch (InvalidOperationException failure) when (failure.InnerException is { } cause)
        {
            // What a comparer throws comes wrapped: memory that is out, a cancellation.
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    /// <summary>Compares rows key by key. The words of a key are made when the first two rows are equal in all keys before: seldom are they all needed.</summary>
    private sealed class RowComparer(RowStore rows, SortColumn[] columns, WorkerContext worker) : IComparer<int>, IDisposable
    {
        private readonly SortWords?[] _keys = new SortWords?[columns.Length];

        public SortWords Key(int key) => _keys[key] ??= SortWords.Of(rows, columns[key], worker);

        public int Compare(int x, int y)
        {
            for (int key = 0; key < _keys.Length; key++)
            {
                int order = Key(key).Compare(x, y);
                if (order != 0)
                {
                    return order;
                }
            }

            return x.CompareTo(y);
        }

        public void Dispose()
        {
            foreach (SortWords? key in _keys)
            {
                key?.Dispose();
            }
        }
    }
}
