using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Walks over the tree of values that a row is.</summary>
internal static class Values
{
    /// <summary>The single values of a row with the names of their columns, in order; what tells whether an object is missing comes before its members.</summary>
    public static IEnumerable<(string Name, ScalarValue Scalar)> Leaves(Value value, string name = "Value") => Leaves(value, name, isRoot: true);

    /// <summary>Whether any group of rows is among the members.</summary>
    public static bool HasRows(Value value) => value switch
    {
        RowsValue => true,
        ObjectValue o => o.Parts.Any(p => HasRows(p.Value)),
        _ => false,
    };

    /// <summary>Whether the rows of a grouping are among the members: their aggregates are added at the bottom of the plan, so nothing may be joined to it meanwhile.</summary>
    public static bool HasGroup(Value value) => value switch
    {
        RowsValue rows => rows.Source is GroupedRows,
        ObjectValue o => o.Parts.Any(p => HasGroup(p.Value)),
        _ => false,
    };

    /// <summary>The same tree with other expressions at its leaves, the keys of groups included.</summary>
    public static Value Map(Value value, Func<Expression, Expression> map) => value switch
    {
        ScalarValue s => s with { Expression = map(s.Expression) },
        ObjectValue o => o with
        {
            Presence = o.Presence is null ? null : map(o.Presence),
            Parts = [.. o.Parts.Select(p => p with { Value = Map(p.Value, map) })],
        },
        RowsValue { Source: JoinedRows joined } r => r with { Source = joined with { OuterKeys = [.. joined.OuterKeys.Select(map)] } },
        RowsValue { Source: TimelineRows timeline } r => r with { Source = timeline.Map(map) },
        RowsValue { Key: { } key } r => r with { Key = Map(key, map) },
        _ => value,
    };

    /// <summary>The same tree over columns that lie <paramref name="offset"/> places further to the right in <paramref name="plan"/>.</summary>
    public static Value Shift(Value value, LogicalPlan plan, int offset) => Map(value, e => Shift(e, plan, offset));

    /// <summary>The same expression over columns further to the right.</summary>
    public static Expression Shift(Expression expression, LogicalPlan plan, int offset) =>
        expression.Rewrite(e => e is ColumnExpression column ? plan.Column(column.Index + offset) : e);

    /// <summary>The same tree over the columns of a plan that gives its leaves, in order, from a place on.</summary>
    public static Value OnColumns(Value value, LogicalPlan plan, int first = 0)
    {
        int next = first;
        return InOrder(value, _ => plan.Column(next++));
    }

    /// <summary>The same tree with other leaves, taken in the order of <see cref="Leaves(Value, string)"/>.</summary>
    public static Value InOrder(Value value, Func<ScalarValue, Expression> next)
    {
        switch (value)
        {
            case ScalarValue s:
                return s with { Expression = next(s) };
            case ObjectValue o:
                Expression? presence = o.Presence is null ? null : next(new ScalarValue(typeof(bool), o.Presence));
                ImmutableArray<Part>.Builder parts = ImmutableArray.CreateBuilder<Part>(o.Parts.Length);
                foreach (Part part in o.Parts)
                {
                    parts.Add(part with { Value = InOrder(part.Value, next) });
                }

                return o with { Presence = presence, Parts = parts.MoveToImmutable() };
            default:
                return value;
        }
    }

    private static IEnumerable<(string Name, ScalarValue Scalar)> Leaves(Value value, string name, bool isRoot)
    {
        switch (value)
        {
            case ScalarValue { Expression: ColumnExpression column } s when isRoot:
                yield return (column.Name, s);
                break;
            case ScalarValue s:
                yield return (name, s);
                break;
            case ObjectValue o:
                if (o.Presence is not null)
                {
                    yield return (name, new ScalarValue(typeof(bool), o.Presence));
                }

                foreach (Part part in o.Parts)
                {
                    foreach ((string, ScalarValue) leaf in Leaves(part.Value, isRoot ? part.Name : $"{name}.{part.Name}", isRoot: false))
                    {
                        yield return leaf;
                    }
                }

                break;
        }
    }
}
