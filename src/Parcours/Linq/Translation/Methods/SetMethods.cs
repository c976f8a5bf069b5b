using System.Collections;
using System.Linq.Expressions;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Whether a value is among others: <c>x.In(…)</c>, and <c>Contains</c> of arrays, lists, sets and spans in all forms that the compiler makes of it.</summary>
internal static class SetMethods
{
    public static ScalarValue? Translate(Translator translator, MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(ParcoursExtensions) && node.Method.Name == nameof(ParcoursExtensions.In))
        {
            return Of(translator, node, node.Arguments[0], node.Arguments[1]);
        }

        if (node.Method.Name != "Contains")
        {
            return null;
        }

        if (node.Object is not null)
        {
            return node.Arguments.Count == 1 && typeof(IEnumerable).IsAssignableFrom(node.Object.Type)
                ? Of(translator, node, node.Arguments[0], node.Object)
                : null;
        }

        bool known = node.Method.DeclaringType == typeof(Enumerable) || node.Method.DeclaringType == typeof(MemoryExtensions);
        if (!known || node.Arguments.Count < 2)
        {
            return null;
        }

        // Since C# 14 `array.Contains(x)` is a method of spans, with a comparer that is null when nobody gave one.
        return node.Arguments.Count == 2 || translator.ConstantOf(node.Arguments[2], "the comparer") is null
            ? Of(translator, node, node.Arguments[1], WithoutSpan(node.Arguments[0]))
            : throw translator.Refuse(node, "values are compared as they are in the engine.", "Leave the comparer out.");
    }

    /// <summary>The array under its conversion to a span: spans cannot be held by an expression.</summary>
    private static Expression WithoutSpan(Expression node) => node switch
    {
        MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } => WithoutSpan(array),
        MethodCallExpression { Method.Name: "AsSpan", Arguments: [var array] } => array,
        UnaryExpression { NodeType: ExpressionType.Convert, Type.IsByRefLike: true, Operand: var array } => array,
        _ => node,
    };

    private static ScalarValue Of(Translator translator, MethodCallExpression node, Expression item, Expression set)
    {
        // Values written out may be computed one by one, whatever the array's type.
        IEnumerable values = set is NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array
            ? array.Expressions.Select(e => translator.ConstantOf(e, "each value")).ToList()
            : translator.ConstantOf(set, "what is looked in") as IEnumerable
                ?? throw translator.Refuse(set, "it is null.", "Give the values to look for.");
        ScalarValue value = translator.Scalar(item);
        var literals = new List<LiteralExpression>();
        foreach (object? member in values)
        {
            literals.Add(Literals.Of(member, member?.GetType() ?? item.Type)
                ?? throw translator.Refuse(set, $"no column holds values of type {ClrTypes.Name(member?.GetType() ?? item.Type)}.", "Look for numbers, text or dates."));
        }

        return new ScalarValue(node.Type, Scalars.IsIn(value.Expression, literals));
    }
}
