using System.Linq.Expressions;
using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>Calls of methods: each family has its own class, this one asks them in turn.</summary>
internal sealed partial class Translator
{
    private Value Method(MethodCallExpression node)
    {
        if (_aggregates.TryGetValue(node, out Value? aggregate))
        {
            return aggregate;
        }

        if (RowsMethods.IsOfRows(node))
        {
            return RowsMethods.Translate(this, node);
        }

        if (node.Method.DeclaringType == typeof(Tuple) || node.Method.DeclaringType == typeof(ValueTuple))
        {
            return Made(node, node.Method, node.Arguments, i => $"Item{i + 1}");
        }

        return TextMethods.Translate(this, node)
            ?? CodeSetMethods.Translate(this, node)
            ?? SetMethods.Translate(this, node)
            ?? DateMethods.Translate(this, node)
            ?? MathMethods.Translate(this, node)
            ?? Nullables(node)
            ?? throw Unknown(node);
    }

    private ScalarValue? Nullables(MethodCallExpression node)
    {
        if (node.Object is null || Nullable.GetUnderlyingType(node.Object.Type) is null || node.Method.Name != "GetValueOrDefault")
        {
            return null;
        }

        ScalarValue value = Scalar(node.Object);
        if (!value.Expression.Nullable)
        {
            return value with { Type = node.Type };
        }

        Expressions.Expression fallback = node.Arguments.Count == 1
            ? Scalar(node.Arguments[0]).Expression
            : Default(value.Expression.Type) ?? throw Refuse(node, $"{value.Expression.Type} has no default.", "Give the value to use.");
        (Expressions.Expression l, Expressions.Expression r) = Unified(node, value.Expression, fallback);
        return new ScalarValue(node.Type, CallExpression.Call(Function.Coalesce, l, r));
    }

    private static LiteralExpression? Default(ColumnType type) => type.Kind switch
    {
        ColumnKind.Boolean => LiteralExpression.Of(false),
        ColumnKind.Float or ColumnKind.Double => new LiteralExpression(0d, type),
        _ when type.IsNumeric => new LiteralExpression(0L, type),
        _ => null,
    };

    private ParcoursException Unknown(MethodCallExpression node)
    {
        string owner = ClrTypes.Name(node.Method.DeclaringType!);
        bool isOwn = node.Method.DeclaringType!.Namespace is not { } space || !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        return isOwn
            ? Refuse(node, $"'{owner}.{node.Method.Name}' is your own method, which cannot run inside the engine.", "Write what it does in the lambda itself, or apply it to the rows after ToListAsync.")
            : Refuse(node, $"the engine has nothing for '{owner}.{node.Method.Name}' with these arguments.", "Write it with what the engine knows, or compute it on the rows after ToListAsync.");
    }
}
