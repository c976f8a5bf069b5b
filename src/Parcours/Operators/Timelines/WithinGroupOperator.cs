using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>Each left row with measures of the right rows of the same patient within its windows; no pair is kept longer than a batch.</summary>
/// <param name="join">How the sides are read.</param>
/// <param name="windows">What is computed in which window.</param>
/// <param name="leftColumns">How many columns of the result come from the left.</param>
/// <param name="interner">Numbers distinct texts.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="text">The join, for people.</param>
internal sealed unsafe class WithinGroupOperator(
    TimelineJoin join,
    ImmutableArray<WindowTask> windows,
    int leftColumns,
    TextInterner interner,
    ImmutableArray<ColumnDomain> domains,
    string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new WithinGroupStage(this, worker, next);

    public override string Describe() => text;

    private TimelineJoin Join => join;

    private int LeftColumns => leftColumns;

    private WindowRun[] NewRuns(WorkerContext worker) =>
        [.. windows.Select(w => new WindowRun(w, join.RightColumns.Length, interner, worker))];

    private sealed class WithinGroupStage(WithinGroupOperator op, WorkerContext worker, Stage next) : TimelineJoinStage(op.Join, worker, next)
    {
        private readonly WindowRun[] _windows = op.NewRuns(worker);
        private readonly Batch _output = new(op.Domains.Length);

        public override void Dispose()
        {
            foreach (WindowRun window in _windows)
            {
                window.Dispose();
            }

            base.Dispose();
        }

        protected override void Begin(Batch batch)
        {
            foreach (WindowRun window in _windows)
            {
                window.Begin(batch);
            }
        }

        protected override void Match(Batch batch, int* patients, int start, int end)
        {
            foreach (WindowRun window in _windows)
            {
                window.Enter(Chunk);
            }

            for (int i = start; i < end; i++)
            {
                Chunk.Seek(patients[i]);
                foreach (WindowRun window in _windows)
                {
                    window.Add(i, Chunk, Keys, op.Join.Intervals);
                }
            }

            foreach (WindowRun window in _windows)
            {
                window.Flush(Chunk);
            }
        }

        protected override void Finish(Batch batch)
        {
            int* rows = Worker.Arena.Allocate<int>(batch.Count);
            for (int i = 0; i < batch.Count; i++)
            {
                rows[i] = i;
            }

            _output.Count = batch.Count;
            for (int i = 0; i < op.LeftColumns; i++)
            {
                _output.Columns[i] = batch.Columns[i];
            }

            foreach (WindowRun window in _windows)
            {
                window.Fill(_output, new ReadOnlySpan<int>(rows, batch.Count));
            }

            Next.Push(_output);
        }
    }
}
