using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Plans.Timelines;

namespace Parcours.Operators.Timelines;

/// <summary>Adds functions of the place of each row among those of its patient and keys; the rows come in order of time.</summary>
/// <param name="columns">How the rows are kept.</param>
/// <param name="links">Finds the row before.</param>
/// <param name="patientColumn">The place of the patient.</param>
/// <param name="functions">The functions; null for those that nobody needs.</param>
/// <param name="domains">What is known of the result's columns.</param>
/// <param name="text">The functions, for people.</param>
internal sealed unsafe class PatientWindowOperator(
    ImmutableArray<StoreColumn?> columns,
    PatientLinks links,
    int patientColumn,
    ImmutableArray<PatientColumn?> functions,
    ImmutableArray<ColumnDomain> domains,
    string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new PatientWindowStage(this, worker, next);

    public override string Describe() => text;

    private ImmutableArray<StoreColumn?> Columns => columns;

    private PatientLinks Links => links;

    private int PatientColumn => patientColumn;

    private ImmutableArray<PatientColumn?> Functions => functions;

    private sealed class PatientWindowStage(PatientWindowOperator op, WorkerContext worker, Stage next)
        : PatientRowsStage(op.Columns, op.PatientColumn, worker, next)
    {
        private readonly Batch _output = new(op.Domains.Length);

        protected override void Process(RowStore rows, int count)
        {
            int* previous = op.Links.Previous(rows, count, Worker);
            int* following = null;
            if (op.Functions.Any(f => f is { Function: PatientFunction.Lead or PatientFunction.NumberFromEnd }))
            {
                following = Following(previous, count);
            }

            var computed = new void*[op.Functions.Length];
            for (int i = 0; i < computed.Length; i++)
            {
                computed[i] = op.Functions[i] switch
                {
                    null => null,
                    { Function: PatientFunction.Number } => Numbers(previous, count, forward: true),
                    { Function: PatientFunction.NumberFromEnd } => Numbers(following, count, forward: false),
                    { Function: PatientFunction.Lag } lag => Steps(previous, count, lag.Offset),
                    { } lead => Steps(following, count, lead.Offset),
                };
            }

            int most = Math.Max(64, Worker.BatchRows & ~63);
            for (int start = 0; start < count; start += most)
            {
                (int Chunk, long Used) mark = Worker.Arena.Mark();
                Emit(rows, start, Math.Min(most, count - start), computed);
                Worker.Arena.Release(mark);
            }
        }

        private void Emit(RowStore rows, int start, int count, void*[] computed)
        {
            _output.Count = count;
            int width = op.Columns.Length;
            for (int i = 0; i < width; i++)
            {
                _output.Columns[i] = rows.Column(i, start, count, Worker.Arena);
            }

            for (int i = 0; i < computed.Length; i++)
            {
                _output.Columns[width + i] = op.Functions[i] switch
                {
                    null => default,
                    { Argument: < 0 } => new Vector { Lane = Lane.Int64, Values = (long*)computed[i] + start },
                    { } moved => Selection.GatherOrNull(rows, moved.Argument, (int*)computed[i] + start, count, Worker),
                };
            }

            Next.Push(_output);
        }

        private int* Following(int* previous, int count)
        {
            int* following = Worker.Arena.Allocate<int>(count);
            new Span<int>(following, count).Fill(-1);
            for (int i = 0; i < count; i++)
            {
                if (previous[i] >= 0)
                {
                    following[previous[i]] = i;
                }
            }

            return following;
        }

        /// <summary>How many rows there are up to each, along the links.</summary>
        private long* Numbers(int* links, int count, bool forward)
        {
            long* numbers = Worker.Arena.Allocate<long>(count);
            for (int k = 0; k < count; k++)
            {
                int i = forward ? k : count - 1 - k;
                numbers[i] = links[i] < 0 ? 1 : numbers[links[i]] + 1;
            }

            return numbers;
        }

        /// <summary>The row some links away, or -1.</summary>
        private int* Steps(int* links, int count, int offset)
        {
            if (offset == 1)
            {
                return links;
            }

            int* rows = Worker.Arena.Allocate<int>(count);
            for (int i = 0; i < count; i++)
            {
                int row = i;
                for (int step = 0; step < offset && row >= 0; step++)
                {
                    row = links[row];
                }

                rows[i] = row;
            }

            return rows;
        }
    }
}
