using System.Collections.Immutable;
using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Sorts all rows, or keeps only the first of them in order: then each worker drops, now and then, what cannot be among them.</summary>
/// <param name="columns">How the columns are kept.</param>
/// <param name="keys">The keys; all columns follow, so that the order is total.</param>
/// <param name="most">How many rows are wanted at most.</param>
/// <param name="worker">Memory for combining.</param>
internal sealed class SortSink(ImmutableArray<StoreColumn?> columns, ImmutableArray<SortColumn> keys, long most, WorkerContext worker) : Sink
{
    private const long Slack = 1 << 14;

    private readonly List<RowStore> _stores = [];

    private ImmutableArray<SortColumn> Keys { get; } =
        [.. keys, .. Enumerable.Range(0, columns.Length).Select(c => new SortColumn(c, false, false))];

    /// <summary>The rows in order, when complete.</summary>
    public RowStore? Result { get; private set; }

    public override Stage Open(WorkerContext context) => new SortStage(this, context);

    public override void Complete()
    {
        var all = new RowStore(columns, worker.Budget, "Sorting");
        var vectors = new Vector[columns.Length];
        foreach (RowStore store in _stores)
        {
            for (int i = 0; i < vectors.Length; i++)
            {
                vectors[i] = store.Column(i);
            }

            all.Append(vectors, store.Count);
            store.Dispose();
        }

        _stores.Clear();
        Result = First(all, worker);
    }

    public override string Describe() => most == long.MaxValue ? "Sort" : $"Top {most}";

    public override void Dispose()
    {
        foreach (RowStore store in _stores)
        {
            store.Dispose();
        }

        base.Dispose();
    }

    /// <summary>The first rows of a store in order; the store itself is given back.</summary>
    private RowStore First(RowStore rows, WorkerContext context)
    {
        RowStore first = RowSorter.First(rows, Keys, most, context);
        rows.Dispose();
        return first;
    }

    private void Keep(RowStore rows)
    {
        lock (_stores)
        {
            _stores.Add(rows);
        }
    }

    private long MostKept => most > long.MaxValue / 8 ? long.MaxValue : Math.Max(4 * most, most + Slack);

    private sealed unsafe class SortStage(SortSink sink, WorkerContext worker) : Stage(null)
    {
        private readonly bool[] _kept = [.. sink.Columns.Select(c => c is not null)];
        private readonly Batch _better = new(sink.Columns.Length);
        private RowStore? _rows;
        private ulong? _worst;

        public override void Push(Batch batch)
        {
            _rows ??= new RowStore(sink.Columns, worker.Budget, "Sorting");
            _rows.Append(_worst is ulong worst ? NoWorseThan(worst, batch) : batch);
            if (_rows.Count > sink.MostKept)
            {
                _rows = sink.First(_rows, worker);
                NoteWorst(_rows);
            }
        }

        public override void Dispose()
        {
            if (_rows is not null)
            {
                sink.Keep(_rows);
            }

            base.Dispose();
        }

        /// <summary>As many rows are kept as are wanted: none whose first key comes after the last of them can be among the first.</summary>
        private void NoteWorst(RowStore rows)
        {
            ulong word;
            _worst = rows.Count > 0 && sink.Keys.Length > 0 && SortWords.TryOf(rows.Column(sink.Keys[0].Column), rows.Count - 1, 1, sink.Keys[0], &word) ? word : null;
        }

        private Batch NoWorseThan(ulong worst, Batch batch)
        {
            ulong* words = worker.Arena.Allocate<ulong>(batch.Count);
            SortWords.TryOf(batch.Columns[sink.Keys[0].Column], 0, batch.Count, sink.Keys[0], words);
            int* rows = worker.Arena.Allocate<int>(batch.Count);
            int count = 0;
            for (int i = 0; i < batch.Count; i++)
            {
                rows[count] = i;
                count += words[i] <= worst ? 1 : 0;
            }

            Selection.Gather(batch, rows, count, _kept, _better, worker.Arena);
            return _better;
        }
    }

    private ImmutableArray<StoreColumn?> Columns => columns;
}
