using System.Collections.Immutable;
using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Keeps all rows, a store a morsel, so that they can be put in the order of the morsels.</summary>
/// <param name="columns">How the columns are kept.</param>
/// <param name="budget">What the memory is charged to.</param>
/// <param name="what">What keeps the rows, for the error when memory runs out.</param>
/// <param name="mostRows">How many rows of a morsel are kept at most.</param>
internal sealed class CollectSink(ImmutableArray<StoreColumn?> columns, MemoryBudget budget, string what, long mostRows = long.MaxValue) : Sink
{
    private readonly SortedList<int, RowStore> _stores = [];

    /// <summary>The rows, in order, when complete.</summary>
    public IReadOnlyList<RowStore> Stores => [.. _stores.Values];

    public override Stage Open(WorkerContext worker) => new CollectStage(this, worker);

    public override void Complete()
    {
    }

    /// <summary>All rows in one store, which is the caller's; the others are given back.</summary>
    public RowStore Concatenate()
    {
        if (_stores.Count == 1)
        {
            RowStore only = _stores.Values[0];
            _stores.Clear();
            return only;
        }

        var all = new RowStore(columns, budget, what);
        var vectors = new Vector[columns.Length];
        foreach (RowStore store in _stores.Values)
        {
            for (int i = 0; i < vectors.Length; i++)
            {
                vectors[i] = store.Column(i);
            }

            all.Append(vectors, store.Count);
            store.Dispose();
        }

        _stores.Clear();
        return all;
    }

    public override string Describe() => what;

    public override void Dispose()
    {
        foreach (RowStore store in _stores.Values)
        {
            store.Dispose();
        }

        base.Dispose();
    }

    private RowStore Begin(int morsel)
    {
        var store = new RowStore(columns, budget, what);
        lock (_stores)
        {
            _stores.Add(morsel, store);
        }

        return store;
    }

    private long MostRows => mostRows;

    private sealed class CollectStage(CollectSink sink, WorkerContext worker) : Stage(null)
    {
        private RowStore? _store;

        public override void Push(Batch batch)
        {
            _store ??= sink.Begin(worker.Morsel);
            if (_store.Count < sink.MostRows)
            {
                _store.Append(batch);
            }
        }

        public override void EndMorsel() => _store = null;
    }
}
