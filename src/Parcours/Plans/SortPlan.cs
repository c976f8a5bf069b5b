using System.Collections.Immutable;

namespace Parcours.Plans;

/// <summary>All rows in order of the keys, then of all columns from first to last, so that the order is total.</summary>
/// <remarks>In the one order of values (see <see cref="Expressions.Function"/>); the columns that follow the keys are ascending, nulls last.</remarks>
internal sealed record SortPlan(LogicalPlan Input, ImmutableArray<SortKey> Keys) : LogicalPlan(Input.Schema)
{
    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new SortPlan(inputs[0], Keys);

    public override string Describe() =>
        $"Sort by [{string.Join(", ", Keys.Select(k => $"{k.Expression}{(k.Descending ? " descending" : "")}"))}]";
}
