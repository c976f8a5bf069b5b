using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Groups rows by a key, or all into one.</summary>
internal static class Grouping
{
    /// <summary>Groups by key; <paramref name="element"/> says what a row of a group is, the query's row when null.</summary>
    public static QueryState By(QueryState query, LambdaExpression key, LambdaExpression? element, Type group)
    {
        (QueryState state, Translator translator) = QueryState.Begin(key, query);
        Value keyValue = QueryState.KeyOf(translator, key);
        Value row = query.Row;
        if (element is not null)
        {
            (state, Translator elements) = QueryState.Begin(element, state);
            row = elements.Translate(element.Body) is ConstantValue ? elements.Scalar(element.Body) : elements.Translate(element.Body);
        }

        ImmutableArray<NamedExpression> keys = [.. Values.Leaves(keyValue, "Key").Select(l => new NamedExpression(l.Name, l.Scalar.Expression))];
        var plan = new AggregatePlan(state.Plan, keys, []);
        return state with { Plan = plan, Row = new RowsValue(group, new GroupedRows(MayBeEmpty: false), row) { Key = Values.OnColumns(keyValue, plan) } };
    }

    /// <summary>One row that is made of aggregates of all rows.</summary>
    public static QueryState All(QueryState query, LambdaExpression selector)
    {
        var rows = new RowsValue(selector.Parameters[0].Type, new GroupedRows(MayBeEmpty: true), query.Row);
        return (query with { Plan = new AggregatePlan(query.Plan, [], []), Row = rows }).Select(selector);
    }

    /// <summary>One row with the count of all rows.</summary>
    public static QueryState Count(QueryState query)
    {
        var plan = new AggregatePlan(query.Plan, [], [new NamedAggregate("Count", new AggregateExpression(AggregateFunction.Count, null))]);
        return query with { Plan = plan, Row = new ScalarValue(typeof(long), plan.Column(0)) };
    }
}
