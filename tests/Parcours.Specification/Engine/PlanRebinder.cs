using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>Moves a plan over tables as they were made onto the same tables as they are stored, whose columns may lie in another order and differ in being nullable.</summary>
internal sealed class PlanRebinder(IReadOnlyList<ReferenceTable> stored)
{
    public LogicalPlan Rebind(LogicalPlan plan)
    {
        ImmutableArray<LogicalPlan> inputs = [.. plan.Inputs.Select(Rebind)];
        return plan switch
        {
            ScanPlan scan => Scan(scan),
            FilterPlan filter => new FilterPlan(inputs[0], Over(filter.Predicate, inputs[0])),
            ProjectPlan project => new ProjectPlan(inputs[0], Over(project.Expressions, inputs[0])),
            AggregatePlan aggregate => new AggregatePlan(
                inputs[0],
                Over(aggregate.Keys, inputs[0]),
                Over(aggregate.Aggregates, inputs[0])),
            JoinPlan join => new JoinPlan(
                inputs[0],
                inputs[1],
                join.Kind,
                Over(join.LeftKeys, inputs[0]),
                Over(join.RightKeys, inputs[1])),
            SortPlan sort => new SortPlan(inputs[0], [.. sort.Keys.Select(k => k with { Expression = Over(k.Expression, inputs[0]) })]),
            LimitPlan limit => new LimitPlan(inputs[0], limit.Skip, limit.Take),
            DistinctPlan => new DistinctPlan(inputs[0]),
            ConcatPlan => new ConcatPlan(inputs[0], inputs[1]),
            WithinJoinPlan join => new WithinJoinPlan(
                inputs[0], inputs[1], Over(join.Time, inputs[1]), Over(join.Window, inputs[0]), join.OrMissing, Over(join.LeftKeys, inputs[0]), Over(join.RightKeys, inputs[1])),
            WithinGroupPlan group => new WithinGroupPlan(
                inputs[0],
                inputs[1],
                Over(group.Time, inputs[1]),
                [.. group.Windows.Select(w => Over(w, inputs[0]))],
                [.. group.Measures.Select(m => m is WindowAggregate measure ? measure with { Aggregate = Over(measure.Aggregate, inputs[1]) } : m)],
                Over(group.LeftKeys, inputs[0]),
                Over(group.RightKeys, inputs[1])),
            AsOfPlan join => new AsOfPlan(
                inputs[0],
                inputs[1],
                Over(join.Anchor, inputs[0]),
                Over(join.Time, inputs[1]),
                join.Direction,
                join.Strict,
                join.Tolerance,
                Over(join.LeftKeys, inputs[0]),
                Over(join.RightKeys, inputs[1])),
            PatientWindowPlan window => new PatientWindowPlan(
                inputs[0],
                Over(window.Time, inputs[0]),
                Over(window.Keys, inputs[0]),
                [.. window.Functions.Select(f => f with { Argument = f.Argument is null ? null : Over(f.Argument, inputs[0]) })]),
            SplitPlan split => new SplitPlan(
                inputs[0], Over(split.Start, inputs[0]), Over(split.End, inputs[0]), split.Origin is null ? null : Over(split.Origin, inputs[0]), split.Years),
            EpisodesPlan episodes => new EpisodesPlan(
                inputs[0],
                Over(episodes.Start, inputs[0]),
                Over(episodes.Days, inputs[0]),
                episodes.Grace,
                episodes.CarryOver,
                Over(episodes.Keys, inputs[0]),
                Over(episodes.Aggregates, inputs[0])),
            _ => throw new NotSupportedException(plan.GetType().Name),
        };
    }

    private ScanPlan Scan(ScanPlan scan)
    {
        TableSchema table = stored.Single(t => t.Schema.Name == scan.Table.Name).Schema;
        var all = new ScanPlan(table, [.. scan.Columns.Select(c => table.IndexOf(scan.Table.Columns[c].Name))]);
        return scan.Filter is null ? all : new ScanPlan(table, all.Columns, Over(scan.Filter, all));
    }

    private static EventTime Over(EventTime time, LogicalPlan input) =>
        time with { Start = Over(time.Start, input), End = time.End is null ? null : Over(time.End, input) };

    private static TimeWindow Over(TimeWindow window, LogicalPlan input) => window with { From = Over(window.From, input), To = Over(window.To, input) };

    private static WindowBound Over(WindowBound bound, LogicalPlan input) => bound with { Anchor = bound.Anchor is null ? null : Over(bound.Anchor, input) };

    private static ImmutableArray<NamedAggregate> Over(ImmutableArray<NamedAggregate> aggregates, LogicalPlan input) =>
        [.. aggregates.Select(a => new NamedAggregate(a.Name, Over(a.Aggregate, input)))];

    private static AggregateExpression Over(AggregateExpression aggregate, LogicalPlan input) => new(
        aggregate.Function,
        aggregate.Argument is { } argument ? Over(argument, input) : null,
        aggregate.Filter is { } filter ? Over(filter, input) : null,
        aggregate.Parameter);

    private static ImmutableArray<Expression> Over(ImmutableArray<Expression> expressions, LogicalPlan input) => [.. expressions.Select(e => Over(e, input))];

    private static ImmutableArray<NamedExpression> Over(ImmutableArray<NamedExpression> expressions, LogicalPlan input) =>
        [.. expressions.Select(e => e with { Expression = Over(e.Expression, input) })];

    private static Expression Over(Expression expression, LogicalPlan input) =>
        expression.Rewrite(e => e is ColumnExpression column ? input.Column(column.Index) : e);
}
