using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>Hands on the rows for which a condition is true, moved together.</summary>
/// <param name="predicate">The condition.</param>
/// <param name="domains">What is known of the columns.</param>
/// <param name="needed">The columns that anyone needs after the filter.</param>
/// <param name="text">The condition, for people.</param>
internal sealed unsafe class FilterOperator(Evaluator predicate, ImmutableArray<ColumnDomain> domains, bool[] needed, string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new FilterStage(this, worker, next);

    public override string Describe() => $"Filter {text}";

    private sealed class FilterStage(FilterOperator filter, WorkerContext worker, Stage next) : Stage(next)
    {
        private readonly Batch _output = new(filter.Domains.Length);

        public override void Push(Batch batch)
        {
            Vector test = filter.Predicate.Evaluate(batch, worker.Evaluation);
            ulong* selected = test.Bits;
            if (test.Validity is not null)
            {
                selected = worker.Arena.AllocateBits(batch.Count);
                Bitmap.And(test.Bits, test.Validity, batch.Count, selected);
            }

            int count = Bitmap.PopCount(selected, batch.Count);
            if (count == batch.Count)
            {
                Next.Push(batch);
                return;
            }

            if (count > 0)
            {
                int* rows = worker.Arena.Allocate<int>(count + 64);
                Bitmap.ToIndices(worker.Level, selected, batch.Count, rows);
                Selection.Gather(batch, rows, count, filter.Needed, _output, worker.Arena);
                Next.Push(_output);
            }
        }
    }

    private Evaluator Predicate => predicate;

    private bool[] Needed => needed;
}
