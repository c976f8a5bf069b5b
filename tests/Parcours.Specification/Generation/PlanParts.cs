using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Generation;

/// <summary>The expressions and aggregates of a plan node.</summary>
internal static class PlanParts
{
    public static IEnumerable<Expression> Expressions(LogicalPlan node) => node switch
    {
        ScanPlan { Filter: { } filter } => [filter],
        FilterPlan filter => [filter.Predicate],
        ProjectPlan project => project.Expressions.Select(e => e.Expression),
        AggregatePlan aggregate =>
        [
            .. aggregate.Keys.Select(k => k.Expression),
            .. Aggregates(node).SelectMany(a => new[] { a.Argument, a.Filter }).OfType<Expression>(),
        ],
        JoinPlan join => [.. join.LeftKeys, .. join.RightKeys],
        SortPlan sort => sort.Keys.Select(k => k.Expression),
        _ => [],
    };

    public static IEnumerable<AggregateExpression> Aggregates(LogicalPlan node) =>
        node is AggregatePlan aggregate ? aggregate.Aggregates.Select(a => a.Aggregate) : [];
}
