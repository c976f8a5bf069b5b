using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators.Aggregates;

/// <summary>Exact sums of 64-bit lanes, decimals among them; beyond their type they are an error.</summary>
internal sealed unsafe class SumInt64State(AggregateExpression aggregate, MemoryBudget budget, bool mayBeEmpty)
    : SlotState<long, Int128, Accumulators.SumInt64>(budget, mayBeEmpty), IExactSum
{
    public Int128 Sum(int group) => Slot(group);

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Int64, Values = arena.Allocate<long>(groups.Length), Validity = Validity(groups, arena) };
        bool isDecimal = aggregate.Type.Kind == ColumnKind.Decimal;
        Int128 greatest = isDecimal ? DecimalScale.Greatest : long.MaxValue;
        Int128 least = isDecimal ? -DecimalScale.Greatest : long.MinValue;
        for (int i = 0; i < groups.Length; i++)
        {
            Int128 sum = Slot(groups[i]);
            result.Int64[i] = sum >= least && sum <= greatest ? (long)sum : throw Errors.SumOverflow(aggregate.ToString(), aggregate.Type);
        }

        return result;
    }
}
