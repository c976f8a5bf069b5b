using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>Hands rows on in full batches, for what costs as much for a batch of few rows as for one of many.</summary>
/// <param name="columns">How the rows are kept meanwhile.</param>
/// <param name="domains">What is known of the columns.</param>
internal sealed class FillBatchesOperator(ImmutableArray<StoreColumn?> columns, ImmutableArray<ColumnDomain> domains) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new FillBatchesStage(columns, worker, next);

    public override string Describe() => "Fill batches";

    private sealed class FillBatchesStage : Stage
    {
        private readonly WorkerContext _worker;
        private readonly RowStore _rows;
        private readonly Batch _output;

        public FillBatchesStage(ImmutableArray<StoreColumn?> columns, WorkerContext worker, Stage next)
            : base(next)
        {
            _worker = worker;
            _rows = new RowStore(columns, worker.Budget, "Filling batches");
            _output = new Batch(columns.Length);
        }

        public override void Push(Batch batch)
        {
            if (batch.Count >= _worker.BatchRows / 2 && _rows.Count == 0)
            {
                Next.Push(batch);
                return;
            }

            _rows.Append(batch);
            if (_rows.Count >= _worker.BatchRows)
            {
                Flush();
            }
        }

        public override void EndMorsel()
        {
            if (_rows.Count > 0)
            {
                Flush();
            }

            base.EndMorsel();
        }

        public override void Dispose()
        {
            _rows.Dispose();
            base.Dispose();
        }

        private void Flush()
        {
            (int Chunk, long Used) mark = _worker.Arena.Mark();
            _output.Count = _rows.Count;
            for (int i = 0; i < _output.Columns.Length; i++)
            {
                _output.Columns[i] = _rows.Column(i);
            }

            Next.Push(_output);
            _rows.Clear();
            _worker.Arena.Release(mark);
        }
    }
}
