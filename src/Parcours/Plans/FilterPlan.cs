using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>The rows for which a condition is true; false and null leave a row out.</summary>
internal sealed record FilterPlan : LogicalPlan
{
    public FilterPlan(LogicalPlan input, Expression predicate)
        : base(input.Schema)
    {
        Input = input;
        Predicate = predicate.Type.Kind == ColumnKind.Boolean ? predicate : throw Errors.FunctionTypes("A filter", [predicate.Type]);
    }

    public LogicalPlan Input { get; }

    public Expression Predicate { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new FilterPlan(inputs[0], Predicate);

    public override string Describe() => $"Filter {Predicate}";
}
