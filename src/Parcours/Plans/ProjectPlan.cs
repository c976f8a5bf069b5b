using System.Collections.Immutable;
using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>A row of expressions for each row.</summary>
internal sealed record ProjectPlan : LogicalPlan
{
    public ProjectPlan(LogicalPlan input, ImmutableArray<NamedExpression> expressions)
        : base([.. expressions.Select(e => Of(input, e))])
    {
        Input = input;
        Expressions = expressions;
    }

    public LogicalPlan Input { get; }

    public ImmutableArray<NamedExpression> Expressions { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new ProjectPlan(inputs[0], Expressions);

    public override string Describe() =>
        $"Project [{string.Join(", ", Expressions.Select(e => e.Expression is ColumnExpression c && c.Name == e.Name ? e.Name : $"{e.Name} = {e.Expression}"))}]";

    private static Field Of(LogicalPlan input, NamedExpression named) => new(
        named.Name,
        named.Expression.Type,
        named.Expression.Nullable,
        named.Expression is ColumnExpression column && input.Schema[column.Index].IsPatient);
}
