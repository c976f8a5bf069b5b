using Parcours.Columns;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>The one group of a query without keys; it is there even when there are no rows.</summary>
internal sealed class SingleGroup : Groups
{
    public override int Count => 1;

    public override bool IsOrdered => true;

    public override GroupAssignment Assign(Batch batch, WorkerContext worker) => GroupAssignment.Single;

    public override int[] Merge(Groups other) => [0];

    public override int[] Present(CountState? rows) => [0];

    public override Vector Key(int key, ReadOnlySpan<int> groups, Arena arena) => throw new InvalidOperationException("There are no keys.");

    public override void Clear()
    {
    }

    public override void Dispose()
    {
    }
}
