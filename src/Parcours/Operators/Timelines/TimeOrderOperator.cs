using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators.Timelines;

/// <summary>Puts the rows of each patient in ascending order of a time, which every row has; rows at one time stay in the order that they have.</summary>
/// <param name="columns">How the rows are kept.</param>
/// <param name="domains">What is known of the columns.</param>
/// <param name="patientColumn">The place of the patient.</param>
/// <param name="timeColumn">The place of the time.</param>
internal sealed unsafe class TimeOrderOperator(ImmutableArray<StoreColumn?> columns, ImmutableArray<ColumnDomain> domains, int patientColumn, int timeColumn) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new TimeOrderStage(this, worker, next);

    public override string Describe() => "Order each patient's rows by time";

    private ImmutableArray<StoreColumn?> Columns => columns;

    private int PatientColumn => patientColumn;

    private int TimeColumn => timeColumn;

    private sealed class TimeOrderStage(TimeOrderOperator op, WorkerContext worker, Stage next)
        : PatientRowsStage(op.Columns, op.PatientColumn, worker, next)
    {
        private readonly Batch _output = new(op.Columns.Length);

        protected override void Process(RowStore rows, int count)
        {
            int* order = Order(rows, count);
            int most = Math.Max(64, Worker.BatchRows);
            for (int start = 0; start < count; start += most)
            {
                (int Chunk, long Used) mark = Worker.Arena.Mark();
                _output.Count = Math.Min(most, count - start);
                for (int i = 0; i < op.Columns.Length; i++)
                {
                    _output.Columns[i] = op.Columns[i] is null ? default : Selection.Gather(rows.Column(i), order + start, _output.Count, Worker.Arena);
                }

                Next.Push(_output);
                Worker.Arena.Release(mark);
            }
        }

        private int* Order(RowStore rows, int count)
        {
            var times = new Times(rows.Column(op.TimeColumn));
            int* order = Worker.Arena.Allocate<int>(count);
            (long Time, int Row)[]? keys = null;
            int* starts = Runs(rows, count, out int runs);
            for (int run = 0; run < runs; run++)
            {
                bool ascends = true;
                for (int i = starts[run]; i < starts[run + 1]; i++)
                {
                    order[i] = i;
                    ascends &= i == starts[run] || times[i - 1] <= times[i];
                }

                if (!ascends)
                {
                    keys ??= new (long, int)[count];
                    Sort(times, order, starts[run], starts[run + 1], keys);
                }
            }

            return order;
        }

        private static void Sort(Times times, int* order, int start, int end, (long Time, int Row)[] keys)
        {
            Span<(long Time, int Row)> run = keys.AsSpan(start, end - start);
            for (int i = start; i < end; i++)
            {
                run[i - start] = (times[i], i);
            }

            run.Sort();
            for (int i = start; i < end; i++)
            {
                order[i] = run[i - start].Row;
            }
        }
    }
}
