using System.Collections.Immutable;
using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>A row for each distinct combination of keys, in ascending order of the keys, nulls last; one row in all when there are no keys.</summary>
/// <remarks>Keys are equal when neither is distinct from the other: null equals null, -0.0 equals 0.0, NaN equals NaN; zeros are given as 0.0.</remarks>
internal sealed record AggregatePlan : LogicalPlan
{
    public AggregatePlan(LogicalPlan input, ImmutableArray<NamedExpression> keys, ImmutableArray<NamedAggregate> aggregates)
        : base([.. keys.Select(k => Of(input, k)), .. aggregates.Select(a => new Field(a.Name, a.Aggregate.Type, a.Aggregate.Nullable))])
    {
        Input = input;
        Keys = keys;
        Aggregates = aggregates;
    }

    public LogicalPlan Input { get; }

    public ImmutableArray<NamedExpression> Keys { get; }

    public ImmutableArray<NamedAggregate> Aggregates { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new AggregatePlan(inputs[0], Keys, Aggregates);

    public override string Describe() =>
        $"Aggregate by [{string.Join(", ", Keys.Select(k => k.Expression))}] give [{string.Join(", ", Aggregates.Select(a => a.Aggregate))}]";

    private static Field Of(LogicalPlan input, NamedExpression key) => new(
        key.Name,
        key.Expression.Type,
        key.Expression.Nullable,
        key.Expression is ColumnExpression column && input.Schema[column.Index].IsPatient);
}
