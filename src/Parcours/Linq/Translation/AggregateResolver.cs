using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Expression = System.Linq.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>
/// Makes the plan give what the aggregates in a lambda ask for, before the lambda is translated: those of a grouping are added to its aggregate node, those of a
/// group join are computed by key and joined to the row. New columns come last, so that what was translated before stays right.
/// </summary>
internal sealed class AggregateResolver : ExpressionVisitor
{
    private readonly Translator _translator;
    private readonly List<AggregateCall> _calls = [];

    private AggregateResolver(Translator translator)
    {
        _translator = translator;
    }

    /// <summary>The plan with the aggregates of a lambda, and the value of each call.</summary>
    public static (LogicalPlan Plan, IReadOnlyDictionary<Expression, Value> Values) Resolve(LambdaExpression lambda, IReadOnlyList<Value> arguments, LogicalPlan plan) =>
        Resolve([lambda], arguments, plan);

    /// <summary>The plan with the aggregates of several lambdas over the same arguments, and the value of each call: what can be computed together is, across lambdas.</summary>
    public static (LogicalPlan Plan, IReadOnlyDictionary<Expression, Value> Values) Resolve(
        IReadOnlyList<LambdaExpression> lambdas, IReadOnlyList<Value> arguments, LogicalPlan plan)
    {
        bool anyRows = arguments.Any(Values.HasRows);
        List<AggregateCall> calls = [.. lambdas.Where(l => anyRows || TimelineMethods.AnyOf(l.Body)).SelectMany(l => CallsOf(l, arguments))];
        if (calls.Count == 0)
        {
            return (plan, Translator.NoAggregates);
        }

        var values = new Dictionary<Expression, Value>(ReferenceEqualityComparer.Instance);
        foreach (IGrouping<object, AggregateCall> group in calls.GroupBy(c => c.Rows.Source is TimelineRows timeline ? (object)WindowResolver.PlaceOf(c, timeline) : c.Rows.Source))
        {
            plan = group.Key switch
            {
                JoinedRows joined => Join(plan, joined, [.. group], values),
                WindowPlace place => WindowResolver.Group(plan, place, [.. group], values),
                _ => Extend(plan, [.. group], values),
            };
        }

        return (plan, values);
    }

    /// <summary>The aggregate that a call asks for, over the columns of a plan.</summary>
    public static AggregateExpression Aggregate(AggregateCall call, LogicalPlan source) =>
        RowsMethods.Aggregate(call.Translator, call.Rows, call.Call, () => Patient(source));

    private static List<AggregateCall> CallsOf(LambdaExpression lambda, IReadOnlyList<Value> arguments)
    {
        var resolver = new AggregateResolver(new Translator(lambda, lambda, arguments, Translator.NoAggregates));
        resolver.Visit(lambda.Body);
        return resolver._calls;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (!RowsMethods.IsAggregate(node))
        {
            return base.VisitMethodCall(node);
        }

        if (_translator.Translate(node.Object!) is RowsValue rows)
        {
            _calls.Add(new AggregateCall(node, rows, _translator));
        }

        return node;
    }

    protected override Expression VisitLambda<T>(Expression<T> node) => node;

    protected override Expression VisitExtension(Expression node) => node;

    /// <summary>Adds aggregates to the aggregate node at the bottom of the filters, orders and limits that were put on its groups.</summary>
    private static LogicalPlan Extend(LogicalPlan plan, List<AggregateCall> calls, Dictionary<Expression, Value> values)
    {
        LogicalPlan grouping = Bottom(plan);
        List<NamedAggregate> aggregates = [.. grouping is AggregatePlan groups ? groups.Aggregates : ((EpisodesPlan)grouping).Aggregates];
        int first = grouping.Schema.Length - aggregates.Count;
        List<int> places = [.. calls.Select(c => first + Add(aggregates, Aggregate(c, grouping.Inputs[0])))];
        LogicalPlan extended = plan.Rewrite(p => !ReferenceEquals(p, grouping) ? p : p switch
        {
            AggregatePlan g => new AggregatePlan(g.Input, g.Keys, [.. aggregates]),
            EpisodesPlan e => new EpisodesPlan(e.Input, e.Start, e.Days, e.Grace, e.CarryOver, e.Keys, [.. aggregates]),
            _ => p,
        });
        for (int i = 0; i < calls.Count; i++)
        {
            values[calls[i].Call] = RowsMethods.Result(calls[i].Call, calls[i].Rows, extended.Column(places[i]));
        }

        return extended;
    }

    private static JoinPlan Join(LogicalPlan plan, JoinedRows joined, List<AggregateCall> calls, Dictionary<Expression, Value> values)
    {
        List<NamedAggregate> aggregates = [];
        List<int> places = [.. calls.Select(c => Add(aggregates, Aggregate(c, joined.Inner)))];
        ImmutableArray<NamedExpression> keys = [.. joined.InnerKeys.Select((k, i) => new NamedExpression(k is ColumnExpression column ? column.Name : $"key{i + 1}", k))];
        var inner = new AggregatePlan(joined.Inner, keys, [.. aggregates]);
        var join = new JoinPlan(plan, inner, JoinKind.Left, joined.OuterKeys, [.. keys.Select((_, i) => inner.Column(i))]);
        int first = plan.Schema.Length + keys.Length;
        for (int i = 0; i < calls.Count; i++)
        {
            values[calls[i].Call] = RowsMethods.Result(calls[i].Call, calls[i].Rows, join.Column(first + places[i]));
        }

        return join;
    }

    private static ColumnExpression? Patient(LogicalPlan plan)
    {
        int index = plan.Schema.Select(f => f.IsPatient).ToList().IndexOf(true);
        return index < 0 ? null : plan.Column(index);
    }

    private static int Add(List<NamedAggregate> aggregates, AggregateExpression aggregate)
    {
        int known = aggregates.FindIndex(a => a.Aggregate == aggregate);
        if (known >= 0)
        {
            return known;
        }

        aggregates.Add(new NamedAggregate($"{aggregate.Function}{aggregates.Count + 1}", aggregate));
        return aggregates.Count - 1;
    }

    private static LogicalPlan Bottom(LogicalPlan plan) => plan is AggregatePlan or EpisodesPlan ? plan : Bottom(plan.Inputs[0]);
}
