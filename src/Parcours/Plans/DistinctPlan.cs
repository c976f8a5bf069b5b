using System.Collections.Immutable;

namespace Parcours.Plans;

/// <summary>Each row once, in ascending order of its columns, nulls last. Rows are told apart as the keys of an <see cref="AggregatePlan"/> are.</summary>
internal sealed record DistinctPlan(LogicalPlan Input) : LogicalPlan(Input.Schema)
{
    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new DistinctPlan(inputs[0]);

    public override string Describe() => "Distinct";
}
