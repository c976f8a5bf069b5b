using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>The groups that one worker has met, numbered from 0.</summary>
internal abstract unsafe class Groups : IDisposable
{
    /// <summary>How many numbers are in use: states need room for so many.</summary>
    public abstract int Count { get; }

    /// <summary>The group of each row of a batch; null when all rows are of group 0.</summary>
    public abstract int* Assign(Batch batch, WorkerContext worker);

    /// <summary>Adds the groups of another worker.</summary>
    /// <returns>The number here of each group there.</returns>
    public abstract int[] Merge(Groups other);

    /// <summary>The numbers of the groups that have rows, in ascending order of the keys where <see cref="IsOrdered"/>.</summary>
    public abstract int[] Present();

    /// <summary>Whether <see cref="Present"/> is in ascending order of the keys, nulls last.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>A key of some groups.</summary>
    public abstract Vector Key(int key, ReadOnlySpan<int> groups, Arena arena);

    /// <summary>Forgets all groups.</summary>
    public abstract void Clear();

    public abstract void Dispose();
}
