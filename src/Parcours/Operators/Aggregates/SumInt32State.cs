using Parcours.Columns;

namespace Parcours.Operators.Aggregates;

/// <summary>Exact sums of 32-bit lanes.</summary>
internal sealed unsafe class SumInt32State(MemoryBudget budget, bool mayBeEmpty)
    : SlotState<int, long, Accumulators.SumInt32>(budget, mayBeEmpty), IExactSum
{
    public Int128 Sum(int group) => Slot(group);

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Int64, Values = arena.Allocate<long>(groups.Length), Validity = Validity(groups, arena) };
        for (int i = 0; i < groups.Length; i++)
        {
            result.Int64[i] = Slot(groups[i]);
        }

        return result;
    }
}
