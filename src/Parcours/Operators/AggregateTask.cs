using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>What an aggregation computes: keys and aggregates, ready to run.</summary>
internal sealed class AggregateTask(ImmutableArray<GroupKey> keys, ImmutableArray<CompiledAggregate> aggregates, TextInterner interner, string text)
{
    // Larger than the second-level cache, an array of groups is slower than a hash table of the groups there are.
    private const long MostDenseGroups = 1 << 20;

    public ImmutableArray<GroupKey> Keys => keys;

    public ImmutableArray<CompiledAggregate> Aggregates => aggregates;

    /// <summary>How the result lies: keys, then aggregates.</summary>
    public ImmutableArray<StoreColumn?> Columns => [.. keys.Select(k => k.Column), .. aggregates.Select(a => a.Result)];

    /// <summary>What is known of the result.</summary>
    public ImmutableArray<ColumnDomain> Domains => [.. keys.Select(k => k.Domain), .. aggregates.Select(a => a.ResultDomain)];

    public string Text => text;

    /// <summary>The place of an aggregate that counts all rows of a group, or -1.</summary>
    private int RowCount { get; } = aggregates.ToList().FindIndex(a => a.CountsRows);

    /// <summary>The count of all rows of each group, where there is one.</summary>
    public CountState? RowCounts(AggregateState[] states) => RowCount < 0 ? null : (CountState)states[RowCount];

    public Groups NewGroups(MemoryBudget budget) =>
        keys.Length == 0 ? new SingleGroup()
        : DenseGroups.Suits(keys, MostDenseGroups) ? new DenseGroups(keys, RowCount < 0, budget)
        : new HashGroups(keys, interner, budget);

    /// <summary>Groups for the rows of one morsel, whose first key is the patient.</summary>
    public Groups NewMorselGroups(MemoryBudget budget) =>
        keys.Length == 1 ? new PatientGroups(keys[0], budget) : new HashGroups(keys, interner, budget);

    public AggregateState[] NewStates(MemoryBudget budget) =>
        [.. aggregates.Select(a => a.NewState(budget, interner, mayHaveNoRows: keys.Length == 0))];

    /// <summary>Puts some groups with their results into a batch.</summary>
    public void Fill(Batch batch, Groups groups, AggregateState[] states, ReadOnlySpan<int> numbers, Arena arena)
    {
        batch.Count = numbers.Length;
        for (int i = 0; i < keys.Length; i++)
        {
            batch.Columns[i] = groups.Key(i, numbers, arena);
        }

        for (int i = 0; i < states.Length; i++)
        {
            batch.Columns[keys.Length + i] = states[i].Result(numbers, arena);
        }
    }
}
