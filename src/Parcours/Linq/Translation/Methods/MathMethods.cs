using System.Linq.Expressions;
using Parcours.Expressions;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>The functions of <see cref="Math"/>, and those of <see cref="decimal"/> and the like of the same names.</summary>
internal static class MathMethods
{
    public static ScalarValue? Translate(Translator translator, MethodCallExpression node)
    {
        Type? owner = node.Method.DeclaringType;
        bool known = owner == typeof(Math) || owner == typeof(MathF) || (owner is not null && ClrTypes.Of(owner) is { IsNumeric: true });
        if (!known || node.Object is not null || node.Arguments.Count == 0)
        {
            return null;
        }

        return (node.Method.Name, node.Arguments.Count) switch
        {
            (nameof(Math.Abs), 1) => Of(translator, node, Function.Abs),
            (nameof(Math.Floor), 1) => Of(translator, node, Function.Floor),
            (nameof(Math.Ceiling), 1) => Of(translator, node, Function.Ceiling),
            (nameof(Math.Sqrt), 1) => Of(translator, node, Function.Sqrt),
            (nameof(Math.Exp), 1) => Of(translator, node, Function.Exp),
            (nameof(Math.Log), 1) => Of(translator, node, Function.Log),
            (nameof(Math.Pow), 2) => Of(translator, node, Function.Power),
            (nameof(Math.Min), 2) => Aligned(translator, node, Function.Least),
            (nameof(Math.Max), 2) => Aligned(translator, node, Function.Greatest),
            (nameof(Math.Round), _) => Round(translator, node),
            _ => null,
        };
    }

    private static ScalarValue Of(Translator translator, MethodCallExpression node, Function function)
    {
        Scalar[] arguments = [.. node.Arguments.Select(translator.Widened)];
        return new ScalarValue(node.Type, CallExpression.Call(function, [.. arguments]), Asserted(translator, node));
    }

    private static ScalarValue Aligned(Translator translator, MethodCallExpression node, Function function)
    {
        (Scalar left, Scalar right) = Scalars.Align(translator.Widened(node.Arguments[0]), translator.Widened(node.Arguments[1]))
            ?? throw translator.Refuse(node, "its arguments are of different types.", "Cast one to the type of the other.");
        return new ScalarValue(node.Type, CallExpression.Call(function, left, right), Asserted(translator, node));
    }

    private static ScalarValue Round(Translator translator, MethodCallExpression node)
    {
        Scalar number = translator.Widened(node.Arguments[0]);
        Scalar[] digits = [];
        foreach (System.Linq.Expressions.Expression argument in node.Arguments.Skip(1))
        {
            switch (translator.ConstantOf(argument, "how to round"))
            {
                case int count:
                    digits = [LiteralExpression.Of(count)];
                    break;
                case MidpointRounding.ToEven:
                    break;
                default:
                    throw translator.Refuse(node, "the engine rounds half to even.", "Use MidpointRounding.ToEven, or Math.Floor(x + 0.5).");
            }
        }

        return new ScalarValue(node.Type, CallExpression.Call(Function.Round, [number, .. digits]), Asserted(translator, node));
    }

    private static bool Asserted(Translator translator, MethodCallExpression node) => translator.Scalar(node.Arguments[0]).Asserted;
}
