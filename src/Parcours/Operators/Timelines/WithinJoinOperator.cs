using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators.Timelines;

/// <summary>Pairs of left rows and the right rows of the same patient within their windows, in the order of the left rows, then of the right ones.</summary>
/// <param name="join">How the sides are read.</param>
/// <param name="window">The window of a left row.</param>
/// <param name="orMissing">Whether a left row without a match is given once, with nulls.</param>
/// <param name="payload">For each column of the result that comes from the right its place in a chunk, or -1 where nobody needs it.</param>
/// <param name="leftNeeded">The left columns that anyone needs.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="text">The join, for people.</param>
internal sealed unsafe class WithinJoinOperator(
    TimelineJoin join, WindowEvaluator window, bool orMissing, int[] payload, bool[] leftNeeded, ImmutableArray<ColumnDomain> domains, string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new WithinJoinStage(this, worker, next);

    public override string Describe() => text;

    private TimelineJoin Join => join;

    private WindowEvaluator Window => window;

    private bool OrMissing => orMissing;

    private int[] Payload => payload;

    private bool[] LeftNeeded => leftNeeded;

    private sealed class WithinJoinStage : TimelineJoinStage
    {
        private readonly WithinJoinOperator _operator;
        private readonly Batch _output;
        private readonly PairBuffer _pairs;
        private long* _low;
        private long* _high;

        public WithinJoinStage(WithinJoinOperator op, WorkerContext worker, Stage next)
            : base(op.Join, worker, next)
        {
            _operator = op;
            _output = new Batch(op.Domains.Length);
            _pairs = new PairBuffer(Math.Max(64, worker.BatchRows), worker.Budget);
        }

        public override void Dispose()
        {
            _pairs.Dispose();
            base.Dispose();
        }

        protected override void Begin(Batch batch)
        {
            (nint low, nint high) = _operator.Window.Evaluate(batch, Worker);
            _low = (long*)low;
            _high = (long*)high;
        }

        protected override void Match(Batch batch, int* patients, int start, int end)
        {
            long least = _operator.Window.LeastOverlap;
            for (int i = start; i < end; i++)
            {
                Chunk.Seek(patients[i]);
                bool any = false;
                (int row, int last) = Chunk.Near(_low[i], _high[i]);
                for (; row < last; row++)
                {
                    if (Chunk.Touches(row, _low[i], _high[i], least) && Keys.Same(i, row))
                    {
                        any = true;
                        Add(batch, i, row);
                    }
                }

                if (!any && _operator.OrMissing)
                {
                    Add(batch, i, -1);
                }
            }

            Flush(batch);
        }

        private void Add(Batch batch, int left, int right)
        {
            if (_pairs.Add(left, right))
            {
                Flush(batch);
            }
        }

        private void Flush(Batch batch)
        {
            if (_pairs.Count == 0)
            {
                return;
            }

            (int Chunk, long Used) mark = Worker.Arena.Mark();
            int count = _output.Count = _pairs.Count;
            int leftColumns = _operator.LeftNeeded.Length;
            for (int i = 0; i < _output.Columns.Length; i++)
            {
                _output.Columns[i] = i < leftColumns
                    ? _operator.LeftNeeded[i] ? Selection.Gather(batch.Columns[i], _pairs.Left, count, Worker.Arena) : default
                    : _operator.Payload[i - leftColumns] is int place && place < 0 ? default
                    : _operator.OrMissing ? Selection.GatherOrNull(Chunk.Rows, place, _pairs.Right, count, Worker)
                    : Selection.Gather(Chunk.Rows.Column(place), _pairs.Right, count, Worker.Arena);
            }

            _pairs.Clear();
            Next.Push(_output);
            Worker.Arena.Release(mark);
        }
    }
}
