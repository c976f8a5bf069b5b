using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>The rows of one query after those of another.</summary>
internal static class Concatenation
{
    public static QueryState Of(QueryState first, QueryState second)
    {
        if (!ReferenceEquals(first.Runner, second.Runner))
        {
            throw Errors.OtherDataset();
        }

        QueryState a = first.Projected();
        QueryState b = second.Projected();
        (a, b) = (As(a, b), As(b, a));
        if (!Names(a).SequenceEqual(Names(b)) || !a.Plan.Schema.Select(f => f.Type).SequenceEqual(b.Plan.Schema.Select(f => f.Type)))
        {
            throw Errors.DifferentColumns("Concat", Describe(a), Describe(b));
        }

        var plan = new ConcatPlan(a.Plan, b.Plan);
        return a with { Plan = plan, Row = Values.OnColumns(a.Row, plan) };
    }

    /// <summary>A query with its columns in the types in common with another.</summary>
    private static QueryState As(QueryState query, QueryState other)
    {
        bool changed = false;
        int next = 0;
        Value row = Values.InOrder(query.Row, leaf =>
        {
            int place = next++;
            ColumnType? type = place < other.Plan.Schema.Length ? Scalars.Common(leaf.Expression.Type, other.Plan.Schema[place].Type) : null;
            Expression moved = type is { } common ? Scalars.To(leaf.Expression, common) : leaf.Expression;
            changed |= !ReferenceEquals(moved, leaf.Expression);
            return moved;
        });
        return changed ? (query with { Row = row }).Projected() : query;
    }

    private static IEnumerable<string> Names(QueryState query) => Values.Leaves(query.Row, "Value").Select(l => query.Row is ObjectValue ? l.Name : "Value");

    private static string Describe(QueryState query) => string.Join(", ", query.Plan.Schema.Select(f => $"{f.Name} {f.Type}"));
}
