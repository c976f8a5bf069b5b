using Parcours.Columns;

namespace Parcours.Operators.Aggregates;

/// <summary>One aggregate of all the groups that one worker has met: a slot a group.</summary>
/// <remarks>Whatever the order in which rows come and states are merged, the result is the same to the last bit.</remarks>
internal abstract unsafe class AggregateState : IDisposable
{
    /// <summary>Makes room for groups 0 to <paramref name="groups"/> - 1; new ones are empty.</summary>
    public abstract void Ensure(int groups);

    /// <summary>Adds rows.</summary>
    /// <param name="values">The argument; nothing for the count of rows.</param>
    /// <param name="assignment">The group of each row.</param>
    /// <param name="live">The rows that count; null for all.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="worker">Level and memory.</param>
    public abstract void Update(Vector values, GroupAssignment assignment, ulong* live, int count, WorkerContext worker);

    /// <summary>Adds the groups of another state of the same kind.</summary>
    /// <param name="other">The other state.</param>
    /// <param name="into">The group here of each group there.</param>
    /// <param name="count">How many groups the other has.</param>
    public abstract void Merge(AggregateState other, ReadOnlySpan<int> into, int count);

    /// <summary>The results of some groups.</summary>
    public abstract Vector Result(ReadOnlySpan<int> groups, Arena arena);

    /// <summary>Makes all groups empty again.</summary>
    public abstract void Clear();

    public abstract void Dispose();
}
