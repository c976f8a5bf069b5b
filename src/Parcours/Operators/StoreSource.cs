using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>Rows that were kept by the pipeline before.</summary>
internal sealed class StoreSource : Source
{
    private const int MorselRows = 1 << 16;

    private readonly List<(RowStore Store, int Start, int Count)> _morsels = [];
    private readonly string _text;

    public StoreSource(IEnumerable<RowStore> stores, ImmutableArray<ColumnDomain> domains, string text)
    {
        Domains = domains;
        _text = text;
        foreach (RowStore store in stores)
        {
            for (int start = 0; start < store.Count; start += MorselRows)
            {
                _morsels.Add((store, start, Math.Min(MorselRows, store.Count - start)));
            }
        }
    }

    public override ImmutableArray<ColumnDomain> Domains { get; }

    public override int Morsels => _morsels.Count;

    public override long Rows => _morsels.Sum(m => (long)m.Count);

    public override SourceReader Open(WorkerContext worker) => new Reader(this, worker);

    public override string Describe() => _text;

    private sealed class Reader(StoreSource source, WorkerContext worker) : SourceReader
    {
        private readonly Batch _batch = new(source.Domains.Length);

        public override void Run(int morsel, Stage next)
        {
            (RowStore store, int start, int count) = source._morsels[morsel];

            // Bits are read from whole words only.
            int step = Math.Max(64, worker.BatchRows & ~63);
            for (int row = 0; row < count; row += step)
            {
                worker.Cancellation.ThrowIfCancellationRequested();
                worker.Arena.Reset();
                _batch.Count = Math.Min(step, count - row);
                for (int i = 0; i < _batch.Columns.Length; i++)
                {
                    _batch.Columns[i] = store.Column(i, start + row);
                }

                next.Push(_batch);
            }
        }
    }
}
