using System.Collections.Immutable;
using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Puts kept rows in a total order.</summary>
internal static unsafe class RowSorter
{
    private const int BatchRows = 1 << 14;

    /// <summary>A store with the rows in ascending order of the first columns, nulls last.</summary>
    public static RowStore ByColumns(RowStore rows, int columns, WorkerContext worker) =>
        Permute(rows, Order(rows, [.. Enumerable.Range(0, columns).Select(c => new SortColumn(c, false, false))], worker), worker);

    /// <summary>The rows of a store in another order, or the first of them.</summary>
    public static RowStore Permute(RowStore rows, ReadOnlySpan<int> order, WorkerContext worker)
    {
        var result = new RowStore(rows.Columns, worker.Budget, "Sorting");
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

    /// <summary>The places of the rows in order. Rows that are equal in all the given columns stay in the order that they have.</summary>
    public static int[] Order(RowStore rows, ImmutableArray<SortColumn> columns, WorkerContext worker)
    {
        var order = new int[rows.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var keys = new List<SortWords>();
        foreach (SortColumn column in columns)
        {
            if (rows.Columns[column.Column] is not null)
            {
                keys.Add(SortWords.Of(rows, column, worker));
            }
        }

        if (keys.Count == 0)
        {
            return order;
        }

        ulong[] first = [.. keys[0].Words];
        Array.Sort(first, order);
        var comparer = new RowComparer([.. keys]);

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
                order.AsSpan(start, end - start).Sort(comparer);
            }

            start = end;
        }

        keys.ForEach(k => k.Dispose());
        return order;
    }

    /// <summary>The places of rows that lie together by one column in the order of others within it, nulls first: the stored order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="together">The 32-bit column by whose values they lie together.</param>
    /// <param name="places">The places of the rows, which are reordered.</param>
    /// <param name="columns">The columns that order them.</param>
    /// <param name="worker">Memory and cancellation.</param>
    public static void OrderWithin(RowStore rows, int together, int* places, ImmutableArray<int> columns, WorkerContext worker)
    {
        SortWords[] keys = [.. columns.Select(c => SortWords.Of(rows, new SortColumn(c, Descending: false, NullsFirst: true), worker))];
        var comparer = new RowComparer(keys);
        int* values = rows.Column(together).Int32;
        for (int start = 0; start < rows.Count;)
        {
            int end = start + 1;
            while (end < rows.Count && values[places[end]] == values[places[start]])
            {
                end++;
            }

            new Span<int>(places + start, end - start).Sort(comparer);
            start = end;
        }

        Array.ForEach(keys, k => k.Dispose());
    }

    private readonly struct RowComparer(SortWords[] keys) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            foreach (SortWords key in keys)
            {
                int order = key.Compare(x, y);
                if (order != 0)
                {
                    return order;
                }
            }

            return x.CompareTo(y);
        }
    }
}
