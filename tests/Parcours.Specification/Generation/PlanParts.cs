using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.Generation;

/// <summary>The expressions and aggregates of a plan node.</summary>
internal static class PlanParts
{
    public static IEnumerable<Expression> Expressions(LogicalPlan node) =>
        Own(node).Concat(Aggregates(node).SelectMany(a => new[] { a.Aggregate.Argument, a.Aggregate.Filter })).OfType<Expression>();

    /// <summary>Aggregates, each with the input whose rows it takes.</summary>
    public static IEnumerable<(AggregateExpression Aggregate, LogicalPlan Input)> Aggregates(LogicalPlan node) => node switch
    {
        AggregatePlan aggregate => aggregate.Aggregates.Select(a => (a.Aggregate, aggregate.Input)),
        WithinGroupPlan within => within.Measures.OfType<WindowAggregate>().Select(m => (m.Aggregate, within.Right)),
        EpisodesPlan episodes => episodes.Aggregates.Select(a => (a.Aggregate, episodes.Input)),
        _ => [],
    };

    private static IEnumerable<Expression?> Own(LogicalPlan node) => node switch
    {
        ScanPlan scan => [scan.Filter],
        FilterPlan filter => [filter.Predicate],
        ProjectPlan project => [.. project.Expressions.Select(e => e.Expression)],
        AggregatePlan aggregate => [.. aggregate.Keys.Select(k => k.Expression)],
        JoinPlan join => [.. join.LeftKeys, .. join.RightKeys],
        SortPlan sort => [.. sort.Keys.Select(k => k.Expression)],
        TimelineJoinPlan join => [join.Time.Start, join.Time.End, .. join.LeftKeys, .. join.RightKeys, .. Anchors(join)],
        PatientWindowPlan window => [window.Time, .. window.Keys, .. window.Functions.Select(f => f.Argument)],
        SplitPlan split => [split.Start, split.End, split.Origin],
        EpisodesPlan episodes => [episodes.Start, episodes.Days, .. episodes.Keys.Select(k => k.Expression)],
        _ => [],
    };

    private static IEnumerable<Expression?> Anchors(TimelineJoinPlan join) => join switch
    {
        WithinJoinPlan within => [within.Window.From.Anchor, within.Window.To.Anchor],
        WithinGroupPlan within => within.Windows.SelectMany(w => new[] { w.From.Anchor, w.To.Anchor }),
        AsOfPlan asOf => [asOf.Anchor],
        _ => [],
    };
}
