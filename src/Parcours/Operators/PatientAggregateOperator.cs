using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>Groups by patient (and more): a patient's rows are all in one morsel, so its groups are whole when the morsel ends and go on at once.</summary>
internal sealed class PatientAggregateOperator(AggregateTask task) : Operator
{
    private const int BatchGroups = 2048;

    public override ImmutableArray<ColumnDomain> Domains => task.Domains;

    public override Stage Open(WorkerContext worker, Stage next) => new PatientAggregateStage(task, worker, next);

    public override string Describe() => $"{task.Text} (patient by patient)";

    private sealed class PatientAggregateStage : Stage
    {
        private readonly AggregateTask _task;
        private readonly WorkerContext _worker;
        private readonly Groups _groups;
        private readonly AggregateState[] _states;
        private readonly Batch _output;

        public PatientAggregateStage(AggregateTask task, WorkerContext worker, Stage next)
            : base(next)
        {
            (_task, _worker) = (task, worker);
            _groups = task.NewMorselGroups(worker.Budget);
            _states = task.NewStates(worker.Budget);
            _output = new Batch(task.Columns.Length);
        }

        public override void Push(Batch batch)
        {
            GroupAssignment groups = _groups.Assign(batch, _worker);
            for (int i = 0; i < _states.Length; i++)
            {
                _states[i].Ensure(_groups.Count);
                _task.Aggregates[i].Update(_states[i], batch, groups, _worker);
            }
        }

        public override void EndMorsel()
        {
            using Reservation numbers = _worker.Budget.Hold((long)_groups.Count * sizeof(int), "Grouping");
            int[] present = _groups.Present(null);
            for (int start = 0; start < present.Length; start += BatchGroups)
            {
                _worker.Arena.Reset();
                _task.Fill(_output, _groups, _states, present.AsSpan(start, Math.Min(BatchGroups, present.Length - start)), _worker.Arena);
                Next.Push(_output);
            }

            _groups.Clear();
            foreach (AggregateState state in _states)
            {
                state.Clear();
            }

            base.EndMorsel();
        }

        public override void Dispose()
        {
            _groups.Dispose();
            foreach (AggregateState state in _states)
            {
                state.Dispose();
            }

            base.Dispose();
        }
    }
}
