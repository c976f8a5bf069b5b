using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Groups all rows: each worker for itself, then all together.</summary>
/// <param name="task">What to compute.</param>
/// <param name="ordered">Whether the groups must come in ascending order of their keys.</param>
/// <param name="worker">Memory for combining.</param>
internal sealed class AggregateSink(AggregateTask task, bool ordered, WorkerContext worker) : Sink
{
    private const int BatchGroups = 1 << 14;

    private readonly List<AggregateStage> _stages = [];

    /// <summary>The groups with their results, when complete.</summary>
    public RowStore? Result { get; private set; }

    public override Stage Open(WorkerContext context)
    {
        var stage = new AggregateStage(task, context);
        lock (_stages)
        {
            _stages.Add(stage);
        }

        return new Keeper(stage);
    }

    public override void Complete()
    {
        AggregateStage all = _stages.Count > 0 ? _stages[0] : new AggregateStage(task, worker);
        foreach (AggregateStage stage in _stages.Skip(1))
        {
            all.Merge(stage);
            stage.Dispose();
        }

        foreach (Aggregates.AggregateState state in all.States)
        {
            state.Ensure(all.Groups.Count);
        }

        using Reservation numbers = worker.Budget.Hold((long)all.Groups.Count * sizeof(int), "Grouping");
        int[] present = all.Groups.Present(task.RowCounts(all.States));
        Result = new RowStore(task.Columns, worker.Budget, "Grouping");
        var batch = new Batch(task.Columns.Length);
        for (int start = 0; start < present.Length; start += BatchGroups)
        {
            worker.Cancellation.ThrowIfCancellationRequested();
            worker.Arena.Reset();
            task.Fill(batch, all.Groups, all.States, present.AsSpan(start, Math.Min(BatchGroups, present.Length - start)), worker.Arena);
            Result.Append(batch);
        }

        if (ordered && !all.Groups.IsOrdered)
        {
            RowStore sorted = RowSorter.ByColumns(Result, task.Keys.Length, worker);
            Result.Dispose();
            Result = sorted;
        }

        all.Dispose();
        _stages.Clear();
    }

    public override string Describe() => task.Text;

    public override void Dispose()
    {
        foreach (AggregateStage stage in _stages)
        {
            stage.Dispose();
        }

        base.Dispose();
    }

    /// <summary>Keeps the worker's stage when its pipeline is closed: it is needed until all are combined.</summary>
    private sealed class Keeper(AggregateStage stage) : Stage(null)
    {
        public override void Push(Batch batch) => stage.Push(batch);
    }
}
