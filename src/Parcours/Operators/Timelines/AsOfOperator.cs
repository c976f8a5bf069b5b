using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Plans.Timelines;

namespace Parcours.Operators.Timelines;

/// <summary>Each left row with the right row of the same patient that is nearest in time, or with nulls.</summary>
/// <param name="join">How the sides are read.</param>
/// <param name="anchor">The moment of a left row.</param>
/// <param name="direction">On which side to look.</param>
/// <param name="strict">Whether a row at the very moment does not count.</param>
/// <param name="tolerance">How far away it may be.</param>
/// <param name="payload">For each column of the result that comes from the right its place in a chunk, or -1 where nobody needs it.</param>
/// <param name="leftNeeded">The left columns that anyone needs.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="text">The join, for people.</param>
internal sealed unsafe class AsOfOperator(
    TimelineJoin join,
    Evaluator anchor,
    AsOfDirection direction,
    bool strict,
    long tolerance,
    int[] payload,
    bool[] leftNeeded,
    ImmutableArray<ColumnDomain> domains,
    string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new AsOfStage(this, worker, next);

    public override string Describe() => text;

    private TimelineJoin Join => join;

    private Evaluator Anchor => anchor;

    private int[] Payload => payload;

    private bool[] LeftNeeded => leftNeeded;

    /// <summary>The nearest row on the asked side, or -1.</summary>
    private int Nearest(PatientChunk chunk, TimelineKeys keys, int left, long moment)
    {
        int before = direction == AsOfDirection.Forward ? -1 : Before(chunk, keys, left, moment);
        int after = direction == AsOfDirection.Backward ? -1 : After(chunk, keys, left, moment);
        if (before < 0 || after < 0)
        {
            return Math.Max(before, after);
        }

        return moment - chunk.Starts[before] <= chunk.Starts[after] - moment ? before : after;
    }

    private int Before(PatientChunk chunk, TimelineKeys keys, int left, long moment)
    {
        int row = (strict ? chunk.Starts.FirstNotBefore(chunk.First, chunk.End, moment) : chunk.Starts.FirstAfter(chunk.First, chunk.End, moment)) - 1;
        while (row >= chunk.First && !keys.Same(left, row))
        {
            row--;
        }

        return row >= chunk.First && moment - chunk.Starts[row] <= tolerance ? row : -1;
    }

    private int After(PatientChunk chunk, TimelineKeys keys, int left, long moment)
    {
        int row = strict ? chunk.Starts.FirstAfter(chunk.First, chunk.End, moment) : chunk.Starts.FirstNotBefore(chunk.First, chunk.End, moment);
        while (row < chunk.End && !keys.Same(left, row))
        {
            row++;
        }

        return row < chunk.End && chunk.Starts[row] - moment <= tolerance ? row : -1;
    }

    private sealed class AsOfStage(AsOfOperator op, WorkerContext worker, Stage next) : TimelineJoinStage(op.Join, worker, next)
    {
        private readonly Batch _output = new(op.Domains.Length);
        private Vector _anchors;

        protected override void Begin(Batch batch) => _anchors = op.Anchor.Evaluate(batch, Worker.Evaluation);

        protected override void Match(Batch batch, int* patients, int start, int end)
        {
            (int Chunk, long Used) mark = Worker.Arena.Mark();
            int count = end - start;
            int* matches = Worker.Arena.Allocate<int>(count);
            var moments = new Times(_anchors);
            for (int i = start; i < end; i++)
            {
                Chunk.Seek(patients[i]);
                matches[i - start] = _anchors.IsValid(i) ? op.Nearest(Chunk, Keys, i, moments[i]) : -1;
            }

            Emit(batch, start, count, matches);
            Worker.Arena.Release(mark);
        }

        private void Emit(Batch batch, int start, int count, int* matches)
        {
            int* rows = null;
            if (count < batch.Count)
            {
                rows = Worker.Arena.Allocate<int>(count);
                for (int i = 0; i < count; i++)
                {
                    rows[i] = start + i;
                }
            }

            _output.Count = count;
            int leftColumns = op.LeftNeeded.Length;
            for (int i = 0; i < _output.Columns.Length; i++)
            {
                _output.Columns[i] = i < leftColumns
                    ? !op.LeftNeeded[i] ? default : rows is null ? batch.Columns[i] : Selection.Gather(batch.Columns[i], rows, count, Worker.Arena)
                    : op.Payload[i - leftColumns] is int place && place < 0 ? default
                    : Selection.GatherOrNull(Chunk.Rows, place, matches, count, Worker);
            }

            Next.Push(_output);
        }
    }
}
