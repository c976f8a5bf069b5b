using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours.Linq;

/// <summary>Makes the plan that gives the columns of a query's rows, and says how rows are made of them.</summary>
internal static class Projection
{
    /// <summary>The plan of the result, whose columns are the single values of a row in order, and the shape of a row over them.</summary>
    public static (LogicalPlan Plan, RowShape Shape) Of(QueryState state)
    {
        ImmutableArray<NamedExpression> columns = [.. Values.Leaves(state.Row).Select(l => new NamedExpression(l.Name, Settled(l.Scalar)))];
        LogicalPlan plan = IsIdentity(state.Plan, columns) ? state.Plan : new ProjectPlan(state.Plan, columns);
        int next = 0;
        return (plan, Shape(state.Row, "Value", ref next));
    }

    /// <summary>A bool of C# is never null: what is missing is false.</summary>
    private static Expression Settled(ScalarValue leaf) =>
        leaf.Type == typeof(bool) && !leaf.Asserted && leaf.Expression is CallExpression ? Scalars.Truth(leaf.Expression) : leaf.Expression;

    private static bool IsIdentity(LogicalPlan plan, ImmutableArray<NamedExpression> columns) =>
        columns.Length == plan.Schema.Length
        && columns.Select((c, i) => c.Expression is ColumnExpression column && column.Index == i && plan.Schema[i].Name == c.Name).All(same => same);

    private static RowShape Shape(Value value, string name, ref int next)
    {
        if (value is not ObjectValue o)
        {
            return new ScalarShape(value.Type, next++, name);
        }

        int? presence = o.Presence is null ? null : next++;
        ImmutableArray<RowShape>.Builder arguments = ImmutableArray.CreateBuilder<RowShape>();
        var setters = ImmutableArray.CreateBuilder<(System.Reflection.MemberInfo, RowShape)>();
        foreach (Part part in o.Parts)
        {
            RowShape shape = Shape(part.Value, part.Name, ref next);
            if (part.Setter is null)
            {
                arguments.Add(shape);
            }
            else
            {
                setters.Add((part.Setter, shape));
            }
        }

        return new ObjectShape(o.Type, o.Maker, arguments.ToImmutable(), setters.ToImmutable(), presence);
    }
}
