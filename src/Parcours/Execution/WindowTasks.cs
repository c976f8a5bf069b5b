using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;
using Parcours.Operators.Timelines;
using Parcours.Plans.Timelines;

namespace Parcours.Execution;

/// <summary>
/// Decides how the measures of windows are computed: what they take is computed once a right row, however many windows the row lies in; filters on the values of one
/// text column become routes.
/// </summary>
internal sealed class WindowTasks
{
    private readonly WithinGroupPlan _plan;
    private readonly List<Expression> _taken = [];
    private readonly (Expression? Route, Expression? Others)[] _filters;

    public WindowTasks(WithinGroupPlan plan)
    {
        _plan = plan;
        _filters = [.. plan.Measures.Select(m => m is WindowAggregate { Aggregate.Filter: { } filter } ? Split(filter) : default)];
        for (int i = 0; i < _filters.Length; i++)
        {
            Take((plan.Measures[i] as WindowAggregate)?.Aggregate.Argument);
            Take(_filters[i].Others);
            Take(_filters[i].Route?.DescendantsAndSelf().OfType<ColumnExpression>().First());
        }
    }

    /// <summary>What the measures take from the right rows.</summary>
    public IReadOnlyList<Expression> Taken => _taken;

    /// <summary>The tasks, a window each, and what is known of the measures' values.</summary>
    public (ImmutableArray<WindowTask> Tasks, ImmutableArray<ColumnDomain> Domains) Compile(
        TimelineRight right, EvaluatorFactory factory, Func<TimeWindow, WindowEvaluator> window)
    {
        var domains = new ColumnDomain[_plan.Measures.Length];
        Array.Fill(domains, ColumnDomain.Unknown);
        ImmutableArray<WindowTask> tasks = [.. _plan.Windows.Select((w, i) => Compile(i, window(w), right, factory, domains))];
        return (tasks, [.. domains]);
    }

    /// <summary>An aggregate over the columns of a chunk, where its argument and its filter are computed already.</summary>
    public static CompiledAggregate Compile(AggregateExpression aggregate, TimelineRight right, IReadOnlyList<Expression> taken) =>
        Compile(aggregate, aggregate.Filter is null ? null : new ColumnEvaluator(PlaceOf(aggregate.Filter, right, taken)), right, taken);

    private static CompiledAggregate Compile(AggregateExpression aggregate, Evaluator? filter, TimelineRight right, IReadOnlyList<Expression> taken)
    {
        int argument = aggregate.Argument is null ? -1 : PlaceOf(aggregate.Argument, right, taken);
        return new CompiledAggregate(
            aggregate,
            argument < 0 ? null : new ColumnEvaluator(argument),
            filter,
            argument < 0 ? ColumnDomain.Unknown : right.Pipeline.Domains[argument],
            patientsInOrder: false);
    }

    private WindowTask Compile(int window, WindowEvaluator evaluator, TimelineRight right, EvaluatorFactory factory, ColumnDomain[] domains)
    {
        List<WindowMember> members = [];
        List<int> counts = [];
        List<(int, bool)> coverages = [];
        List<int> unrouted = [];
        List<(int Aggregate, int Column, LookupTable Filter)> routed = [];
        for (int i = 0; i < _plan.Measures.Length; i++)
        {
            int place = _plan.Left.Schema.Length + i;
            switch (_plan.Measures[i])
            {
                case var other when other.Window != window:
                    break;
                case CoveredDays covered:
                    coverages.Add((place, covered.CarryOver));
                    break;
                case WindowAggregate { Aggregate: { Function: AggregateFunction.Count, Argument: null, Filter: null } }:
                    counts.Add(place);
                    break;
                case WindowAggregate measure:
                    LookupEvaluator? route = Route(_filters[i].Route, right, factory);
                    WindowMember member = Member(measure.Aggregate, place, _filters[i], route is not null, right, factory);
                    domains[i] = member.Aggregate.ResultDomain;
                    if (route is null)
                    {
                        unrouted.Add(members.Count);
                    }
                    else
                    {
                        routed.Add((members.Count, route.Column, route.Table));
                    }

                    members.Add(member);
                    break;
            }
        }

        return new WindowTask(
            evaluator,
            [.. members],
            [.. unrouted],
            [.. routed.GroupBy(r => r.Column).Select(g => new WindowRoute(g.Key, [.. g.Select(r => (r.Aggregate, r.Filter))]))],
            [.. counts],
            [.. coverages]);
    }

    private WindowMember Member(
        AggregateExpression aggregate, int place, (Expression? Route, Expression? Others) filter, bool isRouted, TimelineRight right, EvaluatorFactory factory)
    {
        // A condition that turned out to be no look-up is asked of each row that is found.
        Expression? asked = filter.Others is null ? null : Over(filter.Others, right);
        if (!isRouted && filter.Route is not null)
        {
            Expression route = OverColumn(filter.Route, right);
            asked = asked is null ? route : CallExpression.Call(Function.And, route, asked);
        }

        CompiledAggregate compiled = Compile(aggregate, asked is null ? null : factory.Make(asked), right, _taken);
        IEnumerable<int> reads = asked?.Columns() ?? [];
        return new WindowMember(compiled, place, [.. reads.Concat(aggregate.Argument is null ? [] : [PlaceOf(aggregate.Argument, right, _taken)]).Distinct()]);
    }

    private LookupEvaluator? Route(Expression? condition, TimelineRight right, EvaluatorFactory factory) =>
        condition is not null && factory.Make(OverColumn(condition, right)) is LookupEvaluator { Table.Lane: Columns.Lane.Bit } lookup ? lookup : null;

    /// <summary>A condition of one column, over the column of a chunk that holds it.</summary>
    private Expression OverColumn(Expression condition, TimelineRight right) =>
        condition.Rewrite(e => e is ColumnExpression column ? Over(column, right) : e);

    /// <summary>The column of a chunk that holds what was taken.</summary>
    private ColumnExpression Over(Expression taken, TimelineRight right) =>
        new(PlaceOf(taken, right, _taken), "value", taken.Type, taken.Nullable);

    private static int PlaceOf(Expression expression, TimelineRight right, IReadOnlyList<Expression> taken)
    {
        for (int i = 0; i < taken.Count; i++)
        {
            if (taken[i] == expression)
            {
                return right.Payload + i;
            }
        }

        throw new InvalidOperationException($"{expression} was not taken.");
    }

    private void Take(Expression? expression)
    {
        if (expression is not null && !_taken.Contains(expression))
        {
            _taken.Add(expression);
        }
    }

    /// <summary>The first part of a filter that reads one text column alone, and the other parts.</summary>
    private static (Expression? Route, Expression? Others) Split(Expression filter)
    {
        List<Expression> parts = [.. Operators.ScanConjuncts.Split(filter)];
        int route = parts.FindIndex(p => p.Columns().Length == 1 && p.DescendantsAndSelf().OfType<ColumnExpression>().All(c => c.Type.IsText));
        if (route < 0)
        {
            return (null, filter);
        }

        Expression first = parts[route];
        parts.RemoveAt(route);
        Expression? rest = parts.Count == 0 ? null : parts.Count == 1 ? parts[0] : CallExpression.Call(Function.And, [.. parts]);
        return (first, rest);
    }
}
