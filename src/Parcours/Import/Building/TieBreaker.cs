using Parcours.Columns;

namespace Parcours.Import;

/// <summary>Runs of rows that are equal in all columns looked at so far; each further column orders and splits them.</summary>
internal sealed unsafe class TieBreaker(ImportBudget budget) : IDisposable
{
    /// <summary>Runs up to this long are sorted by insertion.</summary>
    private const int ShortRun = 24;

    private readonly NativeBuffer _keys = new(budget);
    private NativeBuffer _runs = new(budget);
    private NativeBuffer _split = new(budget);

    /// <summary>How many runs there are.</summary>
    public int RunCount { get; private set; }

    /// <summary>Finds the runs of rows with the same patient and time, given sorted words that hold both above the row's number.</summary>
    public void FindRuns(ulong* words, int rows, int rowBits)
    {
        RunCount = 0;
        int start = 0;
        for (int i = 1; i <= rows; i++)
        {
            if (i == rows || (words[i] ^ words[i - 1]) >> rowBits != 0)
            {
                AddRun(_runs, start, i);
                start = i;
            }
        }
    }

    /// <summary>Finds the same runs from the columns, where a word does not hold both.</summary>
    public void FindRuns(int* order, int rows, int* ordinals, ColumnData? time)
    {
        RunCount = 0;
        int start = 0;
        for (int i = 1; i <= rows; i++)
        {
            bool same = i < rows
                && (ordinals is null || ordinals[order[i]] == ordinals[order[i - 1]])
                && (time is null || Same(time, order[i], order[i - 1]));
            if (!same)
            {
                AddRun(_runs, start, i);
                start = i;
            }
        }
    }

    /// <summary>Orders the rows of each run by a column, nulls first, and keeps what is still equal.</summary>
    public void Refine(int* order, ColumnData column)
    {
        int count = RunCount;
        RunCount = 0;
        switch (column.Lane)
        {
            case Lane.Text:
                for (int r = 0; r < count; r++)
                {
                    RefineText(order, ((Run*)_runs.Data)[r], column);
                }

                break;
            case Lane.Int32 or Lane.Bit when column.Ranks is null:
                RefineLanes(order, count, column, new SortKeys.Narrow(column.Int32));
                break;
            case Lane.Int32:
                RefineLanes(order, count, column, new SortKeys.Ranked(column.Int32, column.Ranks));
                break;
            case Lane.Float64:
                RefineLanes(order, count, column, new SortKeys.Real(column.Int64));
                break;
            default:
                RefineLanes(order, count, column, new SortKeys.Wide(column.Int64));
                break;
        }

        (_runs, _split) = (_split, _runs);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _runs.Dispose();
        _split.Dispose();
    }

    private static bool Same(ColumnData column, int a, int b) =>
        column.IsNull(a) == column.IsNull(b) && (column.IsNull(a) || column.SortKey(a) == column.SortKey(b));

    private static int Compare(ColumnData column, int a, int b)
    {
        bool aNull = column.IsNull(a);
        bool bNull = column.IsNull(b);
        return aNull || bNull ? bNull.CompareTo(aNull) : column.Views[a].Span.SequenceCompareTo(column.Views[b].Span);
    }

    private void RefineText(int* order, Run run, ColumnData column)
    {
        var rows = new Span<int>(order + run.Start, run.End - run.Start);
        rows.Sort((a, b) => Compare(column, a, b));
        int start = run.Start;
        for (int i = run.Start + 1; i <= run.End; i++)
        {
            if (i == run.End || Compare(column, order[i], order[i - 1]) != 0)
            {
                AddRun(_split, start, i);
                start = i;
            }
        }
    }

    private void RefineLanes<TKey>(int* order, int count, ColumnData column, TKey key)
        where TKey : struct, ISortKey
    {
        bool nulls = column.HasNulls;
        var runs = (Run*)_runs.Data;
        for (int r = 0; r < count; r++)
        {
            Run run = runs[r];
            int start = run.Start;
            if (nulls)
            {
                start = NullsFirst(order, run, column);
                AddRun(_split, run.Start, start);
            }

            if (run.End - start == 2)
            {
                // Most runs are of two rows.
                RefinePair(order + start, key, start);
            }
            else if (run.End - start > 2)
            {
                RefineRun(order, start, run.End, key);
            }
        }
    }

    private void RefinePair<TKey>(int* rows, TKey key, int start)
        where TKey : struct, ISortKey
    {
        long first = key.At(rows[0]);
        long second = key.At(rows[1]);
        if (first == second)
        {
            AddRun(_split, start, start + 2);
        }
        else if (first > second)
        {
            (rows[0], rows[1]) = (rows[1], rows[0]);
        }
    }

    private void RefineRun<TKey>(int* order, int start, int end, TKey key)
        where TKey : struct, ISortKey
    {
        int count = end - start;
        int* rows = order + start;
        long* keys = _keys.Ensure<long>(count);
        for (int i = 0; i < count; i++)
        {
            keys[i] = key.At(rows[i]);
        }

        if (count <= ShortRun)
        {
            Insertion(keys, rows, count);
        }
        else
        {
            new Span<long>(keys, count).Sort(new Span<int>(rows, count));
        }

        int first = 0;
        for (int i = 1; i <= count; i++)
        {
            if (i == count || keys[i] != keys[i - 1])
            {
                AddRun(_split, start + first, start + i);
                first = i;
            }
        }
    }

    /// <summary>Moves the nulls of a run to its beginning and says where the others begin.</summary>
    private static int NullsFirst(int* order, Run run, ColumnData column)
    {
        int next = run.Start;
        for (int i = run.Start; i < run.End; i++)
        {
            if (column.IsNull(order[i]))
            {
                (order[i], order[next]) = (order[next], order[i]);
                next++;
            }
        }

        return next;
    }

    private static void Insertion(long* keys, int* rows, int count)
    {
        for (int i = 1; i < count; i++)
        {
            (long key, int row) = (keys[i], rows[i]);
            int j = i - 1;
            for (; j >= 0 && keys[j] > key; j--)
            {
                keys[j + 1] = keys[j];
                rows[j + 1] = rows[j];
            }

            keys[j + 1] = key;
            rows[j + 1] = row;
        }
    }

    private void AddRun(NativeBuffer runs, int start, int end)
    {
        if (end - start > 1)
        {
            runs.Ensure((RunCount + 1L) * sizeof(Run), keep: (long)RunCount * sizeof(Run));
            ((Run*)runs.Data)[RunCount++] = new Run(start, end);
        }
    }

    private readonly record struct Run(int Start, int End);
}
