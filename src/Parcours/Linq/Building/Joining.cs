using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Plans;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Joins on equal keys, in the forms that C# query syntax has.</summary>
internal static class Joining
{
    /// <summary>Every pair of rows with equal keys; with <paramref name="orMissing"/> also each outer row without a match, once, with a missing row.</summary>
    public static QueryState Pairs(QueryState outer, QueryState inner, LambdaExpression outerKey, LambdaExpression innerKey, LambdaExpression result, bool orMissing)
    {
        (outer, JoinedRows joined, Value row) = Prepare(outer, inner, outerKey, innerKey);
        return Pairs(outer, joined, row, orMissing, result);
    }

    /// <summary>Each row with the rows of another query whose keys are equal.</summary>
    public static QueryState Group(QueryState outer, QueryState inner, LambdaExpression outerKey, LambdaExpression innerKey, LambdaExpression result)
    {
        (outer, JoinedRows joined, Value row) = Prepare(outer, inner, outerKey, innerKey);
        var rows = new RowsValue(result.Parameters[1].Type, joined, row);
        (LogicalPlan plan, var aggregates) = AggregateResolver.Resolve(result, [outer.Row, rows], outer.Plan);
        return outer with { Plan = plan, Row = new Translator(result, result, [outer.Row, rows], aggregates).Output(result.Body) };
    }

    /// <summary>The rows of a group join one by one: an inner join, or a left join after <c>DefaultIfEmpty</c>.</summary>
    public static QueryState Flatten(QueryState query, LambdaExpression collection, LambdaExpression result)
    {
        var translator = new Translator(collection, collection, [query.Row], Translator.NoAggregates);
        if (translator.Translate(collection.Body) is not RowsValue { Source: JoinedRows joined } rows)
        {
            throw translator.Refuse(collection.Body, "its rows cannot be taken one by one.", "Only the rows of `join … into g` can; of a grouping ask for aggregates.");
        }

        if (rows.Filter is { } filter)
        {
            joined = joined with { Inner = new FilterPlan(joined.Inner, filter) };
        }

        return Pairs(query, joined, rows.Element, rows.OrMissing, result);
    }

    private static QueryState Pairs(QueryState outer, JoinedRows joined, Value row, bool orMissing, LambdaExpression result)
    {
        if (orMissing)
        {
            (joined, row) = WithPresence(joined, row);
        }

        var plan = new JoinPlan(outer.Plan, joined.Inner, orMissing ? JoinKind.Left : JoinKind.Inner, joined.OuterKeys, joined.InnerKeys);
        Value right = Values.Shift(row, plan, outer.Plan.Schema.Length);
        (LogicalPlan resolved, var aggregates) = AggregateResolver.Resolve(result, [outer.Row, right], plan);
        return outer with { Plan = resolved, Row = new Translator(result, result, [outer.Row, right], aggregates).Output(result.Body) };
    }

    /// <summary>
    /// The right side of a left join: plain columns only, since a computed value would not be null for a missing row, and a key among them, which tells
    /// whether there is a row (a null key matches nothing).
    /// </summary>
    private static (JoinedRows Joined, Value Row) WithPresence(JoinedRows joined, Value row)
    {
        bool plain = joined.InnerKeys[0] is ColumnExpression && Values.Leaves(row).All(l => l.Scalar.Expression is ColumnExpression);
        if (!plain)
        {
            ImmutableArray<NamedExpression> columns =
            [
                .. joined.InnerKeys.Select((k, i) => new NamedExpression($"key{i + 1}", k)),
                .. Values.Leaves(row).Select(l => new NamedExpression(l.Name, l.Scalar.Expression)),
            ];
            var inner = new ProjectPlan(joined.Inner, columns);
            row = Values.OnColumns(row, inner, joined.InnerKeys.Length);
            joined = joined with { Inner = inner, InnerKeys = [.. joined.InnerKeys.Select((_, i) => inner.Column(i))] };
        }

        // Read after the join, where the key is null for a missing row.
        Scalar presence = CallExpression.Call(Function.IsNotNull, joined.InnerKeys[0]);
        return (joined, row is ObjectValue o ? o with { Presence = presence } : row);
    }

    private static (QueryState Outer, JoinedRows Joined, Value Row) Prepare(QueryState outer, QueryState inner, LambdaExpression outerKey, LambdaExpression innerKey)
    {
        if (!ReferenceEquals(outer.Runner, inner.Runner))
        {
            throw Errors.OtherDataset();
        }

        inner.RefuseRows("A row of the inner query");
        if (Values.HasGroup(outer.Row))
        {
            throw Errors.RowsAreNotAValue("A row of the outer query");
        }

        (outer, Translator outerTranslator) = QueryState.Begin(outerKey, outer);
        (inner, Translator innerTranslator) = QueryState.Begin(innerKey, inner);
        List<Scalar> left = [.. Values.Leaves(QueryState.KeyOf(outerTranslator, outerKey)).Select(l => l.Scalar.Expression)];
        List<Scalar> right = [.. Values.Leaves(QueryState.KeyOf(innerTranslator, innerKey)).Select(l => l.Scalar.Expression)];
        if (left.Count != right.Count)
        {
            throw outerTranslator.Refuse(outerKey.Body, $"it has {left.Count} parts, where `{LambdaPrinter.Print(innerKey)}` has {right.Count}.", "Give both keys the same members.");
        }

        for (int i = 0; i < left.Count; i++)
        {
            (left[i], right[i]) = Scalars.Align(left[i], right[i])
                ?? throw outerTranslator.Refuse(outerKey.Body, $"{left[i].Type} and {right[i].Type} of `{LambdaPrinter.Print(innerKey)}` cannot be compared.", "Cast one key to the type of the other.");
        }

        return (outer, new JoinedRows(inner.Plan, [.. left], [.. right]), inner.Row);
    }
}
