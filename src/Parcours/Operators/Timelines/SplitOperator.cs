using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators.Timelines;

/// <summary>Cuts the interval of each row at years or anniversaries, a row a piece.</summary>
/// <param name="start">The first day.</param>
/// <param name="end">The last day.</param>
/// <param name="origin">The date whose anniversaries are cuts; null to cut at the first of January.</param>
/// <param name="years">The years of the cuts, ascending.</param>
/// <param name="needed">The columns of the input that anyone needs.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="text">The cuts, for people.</param>
internal sealed unsafe class SplitOperator(
    Evaluator start, Evaluator end, Evaluator? origin, ImmutableArray<int> years, bool[] needed, ImmutableArray<ColumnDomain> domains, string text) : Operator
{
    private const int Added = 3;

    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new SplitStage(this, worker, next);

    public override string Describe() => text;

    private bool[] Needed => needed;

    private Vector Start(Batch batch, EvaluationContext context) => start.Evaluate(batch, context);

    private Vector End(Batch batch, EvaluationContext context) => end.Evaluate(batch, context);

    private Vector Origin(Batch batch, EvaluationContext context) => origin?.Evaluate(batch, context) ?? default;

    private ImmutableArray<int> Years => years;

    /// <summary>The day of a cut; beyond the calendar, a day after all.</summary>
    private static long Cut(DateOnly? origin, int year)
    {
        if (origin is not { } from)
        {
            return year is >= 1 and <= 9999 ? Number(new DateOnly(year, 1, 1)) : year < 1 ? long.MinValue : long.MaxValue;
        }

        return from.Year + (long)year is >= 1 and <= 9999 ? Number(from.AddYears(year)) : year < 0 ? long.MinValue : long.MaxValue;
    }

    private static long Number(DateOnly date) => date.DayNumber + (long)DateParts.MinDay;

    private sealed class SplitStage : Stage
    {
        private readonly SplitOperator _operator;
        private readonly WorkerContext _worker;
        private readonly Batch _output;
        private readonly int _capacity;
        private int* _rows;
        private int* _starts;
        private int* _ends;
        private int* _froms;
        private ulong* _known;
        private int _count;

        public SplitStage(SplitOperator op, WorkerContext worker, Stage next)
            : base(next)
        {
            (_operator, _worker) = (op, worker);
            _output = new Batch(op.Domains.Length);
            _capacity = Math.Max(64, worker.BatchRows);
        }

        public override void Push(Batch batch)
        {
            Vector starts = _operator.Start(batch, _worker.Evaluation);
            Vector ends = _operator.End(batch, _worker.Evaluation);
            Vector origins = _operator.Origin(batch, _worker.Evaluation);
            _rows = _worker.Arena.Allocate<int>(_capacity);
            _starts = _worker.Arena.Allocate<int>(_capacity);
            _ends = _worker.Arena.Allocate<int>(_capacity);
            _froms = _worker.Arena.Allocate<int>(_capacity);
            _known = _worker.Arena.AllocateBits(_capacity);
            for (int row = 0; row < batch.Count; row++)
            {
                bool isWhole = starts.IsValid(row) && ends.IsValid(row) && (origins.Values is null || origins.IsValid(row));
                if (isWhole && starts.Int32[row] <= ends.Int32[row])
                {
                    DateOnly? origin = origins.Values is null ? null : DateOnly.FromDayNumber(origins.Int32[row] - DateParts.MinDay);
                    Split(batch, row, starts.Int32[row], ends.Int32[row], origin);
                }
            }

            Flush(batch);
        }

        private void Split(Batch batch, int row, int start, int end, DateOnly? origin)
        {
            // The last cut at or before the start, then those up to the end.
            ImmutableArray<int> years = _operator.Years;
            int next = 0;
            while (next < years.Length && Cut(origin, years[next]) <= start)
            {
                next++;
            }

            for (int from = start; from <= end; next++)
            {
                long cut = next < years.Length ? Cut(origin, years[next]) : long.MaxValue;
                int last = cut > end ? end : (int)(cut - 1);
                Add(batch, row, from, last, next - 1);
                if (last == end)
                {
                    return;
                }

                from = (int)cut;
            }
        }

        private void Add(Batch batch, int row, int start, int end, int year)
        {
            _rows[_count] = row;
            _starts[_count] = start;
            _ends[_count] = end;
            _froms[_count] = year < 0 ? 0 : _operator.Years[year];
            if (year >= 0)
            {
                Bitmap.Set(_known, _count);
            }
            else
            {
                _known[_count >> 6] &= ~(1UL << _count);
            }

            if (++_count == _capacity)
            {
                Flush(batch);
            }
        }

        private void Flush(Batch batch)
        {
            if (_count == 0)
            {
                return;
            }

            (int Chunk, long Used) mark = _worker.Arena.Mark();
            Bitmap.Trim(_known, _count);
            _output.Count = _count;
            int width = _output.Columns.Length - Added;
            for (int i = 0; i < width; i++)
            {
                _output.Columns[i] = _operator.Needed[i] ? Selection.Gather(batch.Columns[i], _rows, _count, _worker.Arena) : default;
            }

            _output.Columns[width] = new Vector { Lane = Lane.Int32, Values = _starts };
            _output.Columns[width + 1] = new Vector { Lane = Lane.Int32, Values = _ends };
            _output.Columns[width + 2] = new Vector { Lane = Lane.Int32, Values = _froms, Validity = _known };
            _count = 0;
            Next.Push(_output);
            _worker.Arena.Release(mark);
        }
    }
}
