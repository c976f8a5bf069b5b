using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans.Timelines;

namespace Parcours.Plans.Rules;

/// <summary>Predicate pushdown: each part of a condition goes as near to the scan as its columns allow, and into the scan in the end.</summary>
internal sealed class PushFilters : OptimizerRule
{
    public override string Name => "push-filters";

    public override LogicalPlan Apply(LogicalPlan plan) => plan switch
    {
        FilterPlan filter => Push(filter.Input, Split(filter.Predicate)),
        _ => WithInputs(plan, Apply),
    };

    private LogicalPlan Push(LogicalPlan plan, ImmutableArray<Expression> conditions)
    {
        switch (plan)
        {
            case FilterPlan filter:
                // Those of the inner filter came first: they may guard the others.
                return Push(filter.Input, [.. Split(filter.Predicate), .. conditions]);
            case ScanPlan scan:
                return new ScanPlan(scan.Table, scan.Columns, Join([.. scan.Filter is null ? [] : Split(scan.Filter), .. conditions]));
            case ProjectPlan project:
                return new ProjectPlan(Push(project.Input, [.. conditions.Select(c => Substitute(c, project.Expressions))]), project.Expressions);
            case SortPlan sort:
                return new SortPlan(Push(sort.Input, conditions), sort.Keys);
            case DistinctPlan distinct:
                return new DistinctPlan(Push(distinct.Input, conditions));
            case ConcatPlan concat:
                return new ConcatPlan(Push(concat.First, conditions), Push(concat.Second, conditions));
            case JoinPlan join:
                return PushIntoJoin(join, conditions);
            case TimelineJoinPlan join:
                return PushIntoTimelineJoin(join, conditions);
            case AggregatePlan aggregate:
                return PushIntoAggregate(aggregate, conditions);
            default:
                return Keep(WithInputs(plan, Apply), conditions);
        }
    }

    /// <summary>Conditions on left columns hold of the left rows already; those on right columns too, where every right row has a match.</summary>
    private LogicalPlan PushIntoJoin(JoinPlan join, ImmutableArray<Expression> conditions)
    {
        int left = join.Left.Schema.Length;
        Expression[] toLeft = [.. conditions.Where(c => !MayFail(c) && c.Columns().All(i => i < left))];
        Expression[] toRight = [.. conditions.Where(c => !MayFail(c) && join.Kind == JoinKind.Inner && c.Columns() is { Length: > 0 } columns && columns.All(i => i >= left))];
        Expression[] rest = [.. conditions.Except(toLeft).Except(toRight)];
        LogicalPlan pushed = join.WithInputs(
        [
            Push(join.Left, [.. toLeft]),
            Push(join.Right, [.. toRight.Select(c => Shift(c, -left))]),
        ]);
        return Keep(pushed, [.. rest]);
    }

    /// <summary>Conditions on left columns hold of the left rows already, each of which is matched by itself.</summary>
    private LogicalPlan PushIntoTimelineJoin(TimelineJoinPlan join, ImmutableArray<Expression> conditions)
    {
        int left = join.Left.Schema.Length;
        Expression[] toLeft = [.. conditions.Where(c => !MayFail(c) && c.Columns().All(i => i < left))];
        LogicalPlan pushed = join.WithInputs([Push(join.Left, [.. toLeft]), Apply(join.Right)]);
        return Keep(pushed, [.. conditions.Except(toLeft)]);
    }

    /// <summary>A condition on keys keeps or drops whole groups.</summary>
    private LogicalPlan PushIntoAggregate(AggregatePlan aggregate, ImmutableArray<Expression> conditions)
    {
        Expression[] onKeys = [.. conditions.Where(c => !MayFail(c) && c.Columns() is { Length: > 0 } columns && columns.All(i => i < aggregate.Keys.Length))];
        LogicalPlan pushed = new AggregatePlan(
            Push(aggregate.Input, [.. onKeys.Select(c => Substitute(c, aggregate.Keys))]), aggregate.Keys, aggregate.Aggregates);
        return Keep(pushed, [.. conditions.Except(onKeys)]);
    }

    private static LogicalPlan WithInputs(LogicalPlan plan, Func<LogicalPlan, LogicalPlan> rewrite)
    {
        ImmutableArray<LogicalPlan> inputs = [.. plan.Inputs.Select(rewrite)];
        return inputs.Zip(plan.Inputs, ReferenceEquals).All(same => same) ? plan : plan.WithInputs(inputs);
    }

    private static LogicalPlan Keep(LogicalPlan plan, ImmutableArray<Expression> conditions) =>
        conditions.Length == 0 ? plan : new FilterPlan(plan, Join(conditions)!);

    /// <summary>Whether some value may make it an error: then it must not meet rows that would not have come to it.</summary>
    private static bool MayFail(Expression condition) => condition.DescendantsAndSelf().OfType<CallExpression>().Any(c => c.Function is
        Function.Add or Function.Subtract or Function.Multiply or Function.Divide or Function.Remainder or Function.Negate or Function.Abs
        or Function.Cast or Function.AddDays or Function.AddMonths or Function.AddYears or Function.DayNumber or Function.DaysBetween or Function.Round);

    private static ImmutableArray<Expression> Split(Expression condition) => condition switch
    {
        CallExpression { Function: Function.And or Function.IsTrue } call => [.. call.Arguments.SelectMany(a => Split(a))],
        _ => [condition],
    };

    private static Expression? Join(ImmutableArray<Expression> conditions) => conditions.Length switch
    {
        0 => null,
        1 => conditions[0],
        _ => CallExpression.Call(Function.And, conditions),
    };

    private static Expression Substitute(Expression expression, ImmutableArray<NamedExpression> by) =>
        expression.Rewrite(node => node is ColumnExpression column ? by[column.Index].Expression : node);

    private static Expression Shift(Expression expression, int by) =>
        expression.Rewrite(node => node is ColumnExpression column ? column with { Index = column.Index + by } : node);
}
