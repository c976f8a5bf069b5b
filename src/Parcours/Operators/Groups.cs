using Parcours.Columns;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>The groups that one worker has met, numbered from 0.</summary>
internal abstract class Groups : IDisposable
{
    /// <summary>How many numbers are in use: states need room for so many.</summary>
    public abstract int Count { get; }

    /// <summary>The group of each row of a batch.</summary>
    public abstract GroupAssignment Assign(Batch batch, WorkerContext worker);

    /// <summary>Adds the groups of another worker.</summary>
    /// <returns>The number here of each group there.</returns>
    public abstract int[] Merge(Groups other);

    /// <summary>The numbers of the groups that have rows, in ascending order of the keys where <see cref="IsOrdered"/>.</summary>
    /// <param name="rows">The count of rows of each group, where an aggregate has counted them.</param>
    public abstract int[] Present(CountState? rows);

    /// <summary>Whether <see cref="Present"/> is in ascending order of the keys, nulls last.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>A key of some groups.</summary>
    public abstract Vector Key(int key, ReadOnlySpan<int> groups, Arena arena);

    /// <summary>Forgets all groups.</summary>
    public abstract void Clear();

    public abstract void Dispose();
}
