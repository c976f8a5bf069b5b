using Parcours.Columns;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>One worker's groups and states.</summary>
internal sealed class AggregateStage(AggregateTask task, WorkerContext worker, Stage? next = null) : Stage(next)
{
    public Groups Groups { get; } = task.NewGroups(worker.Budget);

    public AggregateState[] States { get; } = task.NewStates(worker.Budget);

    public override void Push(Batch batch)
    {
        GroupAssignment groups = Groups.Assign(batch, worker);
        for (int i = 0; i < States.Length; i++)
        {
            States[i].Ensure(Groups.Count);
            task.Aggregates[i].Update(States[i], batch, groups, worker);
        }
    }

    /// <summary>Adds what another worker has gathered.</summary>
    public void Merge(AggregateStage other)
    {
        using Reservation numbers = worker.Budget.Hold((long)other.Groups.Count * sizeof(int), "Grouping");
        int[] into = Groups.Merge(other.Groups);
        int count = other.Groups.Count;
        for (int i = 0; i < States.Length; i++)
        {
            States[i].Ensure(Groups.Count);
            other.States[i].Ensure(count);
            States[i].Merge(other.States[i], into, count);
        }
    }

    public override void Dispose()
    {
        Groups.Dispose();
        foreach (AggregateState state in States)
        {
            state.Dispose();
        }

        base.Dispose();
    }
}
