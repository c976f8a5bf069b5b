using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Parcours.Specification.Generation;

namespace Parcours.Specification.DuckDb;

/// <summary>Where DuckDB's answer would be another one, and why. Plans that hold any of these are not asked.</summary>
internal static class Differences
{
    /// <summary>The reason why a plan cannot be asked, or null.</summary>
    public static string? Find(LogicalPlan plan) => Case.Nodes(plan)
        .SelectMany(n => PlanParts.Expressions(n).SelectMany(e => e.DescendantsAndSelf()).Select(Of)
            .Concat(PlanParts.Aggregates(n).Select(a => Of(a.Aggregate, a.Input))))
        .FirstOrDefault(reason => reason is not null);

    private static string? Of(Expression expression) => expression switch
    {
        CallExpression call => Of(call),
        CodeSetExpression => "it has no sets of codes",
        _ => null,
    };

    private static string? Of(CallExpression call) => (call.Function, call.Type.Kind) switch
    {
        (Function.Log or Function.Exp or Function.Power, _) => "the last bit depends on the C library",
        (Function.Divide, ColumnKind.Decimal) => "decimals are divided as doubles",
        (Function.Round, ColumnKind.Decimal) => "decimals are rounded half away from zero",
        (Function.Cast, ColumnKind.Text) when call.Arguments[0].Type.Kind is ColumnKind.Double or ColumnKind.Float => "numbers are written as 1.0 and 1e+16",
        (Function.Cast, ColumnKind.Text) when call.Arguments[0].Type.Kind == ColumnKind.Timestamp => "times are written with a blank",
        (Function.Cast, ColumnKind.Decimal) when call.Arguments[0].Type.Kind is ColumnKind.Double or ColumnKind.Float => "the product with the power of ten is rounded as well",
        (Function.Cast, ColumnKind.Decimal) when call.Arguments[0].Type.Scale > call.Type.Scale => "decimals are rounded half away from zero",
        _ => null,
    };

    private static string? Of(AggregateExpression aggregate, LogicalPlan input) =>
        aggregate.Function is AggregateFunction.Sum or AggregateFunction.Average
        && aggregate.Argument!.Type.Kind is ColumnKind.Double or ColumnKind.Float
        && !IsDyadic(aggregate.Argument, input)
            ? "sums of doubles are rounded at each step, in any order"
            : null;

    /// <summary>Whether all values are small multiples of a power of two, so that any order of adding is exact.</summary>
    private static bool IsDyadic(Expression expression, LogicalPlan input) => expression switch
    {
        _ when expression.Type.Kind is not (ColumnKind.Double or ColumnKind.Float) => true,
        LiteralExpression => true,
        ColumnExpression column => input switch
        {
            ScanPlan => true,
            ProjectPlan project => IsDyadic(project.Expressions[column.Index].Expression, project.Input),
            SplitPlan split when column.Index < split.Input.Schema.Length => IsDyadic(column, split.Input),
            TimelineJoinPlan join when column.Index < join.Left.Schema.Length => IsDyadic(column, join.Left),
            WithinJoinPlan or AsOfPlan => IsDyadic(column with { Index = column.Index - input.Inputs[0].Schema.Length }, input.Inputs[1]),
            PatientWindowPlan window => column.Index < window.Input.Schema.Length
                ? IsDyadic(column, window.Input)
                : window.Functions[column.Index - window.Input.Schema.Length].Argument is not { } argument || IsDyadic(argument, window.Input),
            FilterPlan or LimitPlan or SortPlan or DistinctPlan => IsDyadic(column, input.Inputs[0]),
            AggregatePlan aggregate when column.Index < aggregate.Keys.Length => IsDyadic(aggregate.Keys[column.Index].Expression, aggregate.Input),
            _ => false,
        },
        CallExpression { Function: Function.Cast } cast => cast.Arguments[0].Type.Kind != ColumnKind.Decimal && IsDyadic(cast.Arguments[0], input),
        CallExpression call => call.Function is Function.Add or Function.Subtract or Function.Multiply or Function.Negate or Function.Abs or Function.If or Function.Coalesce
                or Function.Least or Function.Greatest or Function.Floor or Function.Ceiling
            && call.Arguments.All(a => IsDyadic(a, input)),
        _ => false,
    };
}
