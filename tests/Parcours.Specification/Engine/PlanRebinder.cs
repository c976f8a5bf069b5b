using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
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
                [.. aggregate.Aggregates.Select(a => new NamedAggregate(a.Name, Over(a.Aggregate, inputs[0])))]),
            JoinPlan join => new JoinPlan(
                inputs[0],
                inputs[1],
                join.Kind,
                [.. join.LeftKeys.Select(k => Over(k, inputs[0]))],
                [.. join.RightKeys.Select(k => Over(k, inputs[1]))]),
            SortPlan sort => new SortPlan(inputs[0], [.. sort.Keys.Select(k => k with { Expression = Over(k.Expression, inputs[0]) })]),
            LimitPlan limit => new LimitPlan(inputs[0], limit.Skip, limit.Take),
            DistinctPlan => new DistinctPlan(inputs[0]),
            ConcatPlan => new ConcatPlan(inputs[0], inputs[1]),
            _ => throw new NotSupportedException(plan.GetType().Name),
        };
    }

    private ScanPlan Scan(ScanPlan scan)
    {
        TableSchema table = stored.Single(t => t.Schema.Name == scan.Table.Name).Schema;
        var all = new ScanPlan(table, [.. scan.Columns.Select(c => table.IndexOf(scan.Table.Columns[c].Name))]);
        return scan.Filter is null ? all : new ScanPlan(table, all.Columns, Over(scan.Filter, all));
    }

    private static AggregateExpression Over(AggregateExpression aggregate, LogicalPlan input) => new(
        aggregate.Function,
        aggregate.Argument is { } argument ? Over(argument, input) : null,
        aggregate.Filter is { } filter ? Over(filter, input) : null,
        aggregate.Parameter);

    private static ImmutableArray<NamedExpression> Over(ImmutableArray<NamedExpression> expressions, LogicalPlan input) =>
        [.. expressions.Select(e => e with { Expression = Over(e.Expression, input) })];

    private static Expression Over(Expression expression, LogicalPlan input) =>
        expression.Rewrite(e => e is ColumnExpression column ? input.Column(column.Index) : e);
}
