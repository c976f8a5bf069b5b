using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;
using Parcours.Operators.Timelines;
using Parcours.Plans.Timelines;

namespace Parcours.Execution;

/// <summary>
/// Decides how the measures of windows are computed: of the right rows the columns that they read are kept, and computed on where a row lies in a window and passes the
/// filter, since elsewhere a value need not exist; filters on the values of one text column become routes.
/// </summary>
internal sealed class WindowTasks
{
    private readonly WithinGroupPlan _plan;
    private readonly List<ColumnExpression> _taken = [];
    private readonly Dictionary<Expression, LookupEvaluator?> _routes = [];
    private readonly (Expression? Route, Expression? Others)[] _filters;

    public WindowTasks(WithinGroupPlan plan)
    {
        _plan = plan;
        _filters = [.. plan.Measures.Select(m => m is WindowAggregate { Aggregate.Filter: { } filter } ? Split(filter) : default)];
        _taken = ColumnsOf(plan.Measures.OfType<WindowAggregate>().Select(m => m.Aggregate));
    }

    /// <summary>The columns of the right rows that the measures read.</summary>
    public IReadOnlyList<ColumnExpression> Taken => _taken;

    /// <summary>The columns that aggregates read, each once.</summary>
    public static List<ColumnExpression> ColumnsOf(IEnumerable<AggregateExpression> aggregates) =>
    [
        .. aggregates.SelectMany(a => new[] { a.Argument, a.Filter }).OfType<Expression>()
            .SelectMany(e => e.DescendantsAndSelf()).OfType<ColumnExpression>().DistinctBy(c => c.Index),
    ];

    /// <summary>The tasks, a window each, and what is known of the measures' values.</summary>
    public (ImmutableArray<WindowTask> Tasks, ImmutableArray<ColumnDomain> Domains) Compile(
        TimelineRight right, EvaluatorFactory factory, Func<TimeWindow, WindowEvaluator> window)
    {
        var domains = new ColumnDomain[_plan.Measures.Length];
        Array.Fill(domains, ColumnDomain.Unknown);
        ImmutableArray<WindowTask> tasks = [.. _plan.Windows.Select((w, i) => Compile(i, window(w), right, factory, domains))];
        return (tasks, [.. domains]);
    }

    /// <summary>An aggregate over the columns of a chunk.</summary>
    /// <param name="aggregate">The aggregate, over the columns of what it aggregates.</param>
    /// <param name="filter">What is left to be asked of its filter.</param>
    /// <param name="right">Where the columns lie.</param>
    /// <param name="taken">The columns that were kept, in order.</param>
    /// <param name="factory">Makes evaluators over the columns of a chunk.</param>
    public static CompiledAggregate Compile(
        AggregateExpression aggregate, Expression? filter, TimelineRight right, IReadOnlyList<ColumnExpression> taken, EvaluatorFactory factory)
    {
        Expression? argument = aggregate.Argument is null ? null : Over(aggregate.Argument, right, taken);
        Evaluator? values = argument is null ? null : factory.Make(argument);
        return new CompiledAggregate(
            aggregate,
            values,
            filter is null ? null : factory.Make(Over(filter, right, taken)),
            values is null ? ColumnDomain.Unknown : factory.DomainOf(argument!, values),
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
        Expression? asked = isRouted ? filter.Others : aggregate.Filter;
        IEnumerable<int> reads = new[] { aggregate.Argument, asked }.OfType<Expression>().SelectMany(e => Over(e, right, _taken).Columns());
        return new WindowMember(Compile(aggregate, asked, right, _taken, factory), place, [.. reads.Distinct()]);
    }

    /// <summary>What decides a condition; the same condition is decided once, in however many windows it is asked.</summary>
    private LookupEvaluator? Route(Expression? condition, TimelineRight right, EvaluatorFactory factory)
    {
        if (condition is null)
        {
            return null;
        }

        if (!_routes.TryGetValue(condition, out LookupEvaluator? route))
        {
            route = factory.Make(Over(condition, right, _taken)) as LookupEvaluator;
            route = route is { Table.Lane: Columns.Lane.Bit } ? route : null;
            _routes.Add(condition, route);
        }

        return route;
    }

    /// <summary>The same expression over the columns of a chunk.</summary>
    private static Expression Over(Expression expression, TimelineRight right, IReadOnlyList<ColumnExpression> taken) =>
        expression.Rewrite(e => e is ColumnExpression column ? column with { Index = right.Payload + PlaceOf(column, taken) } : e);

    private static int PlaceOf(ColumnExpression column, IReadOnlyList<ColumnExpression> taken)
    {
        int place = 0;
        while (taken[place].Index != column.Index)
        {
            place++;
        }

        return place;
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
