using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Members and methods of text. All comparisons are ordinal.</summary>
internal static class TextMethods
{
    public static ScalarValue? Member(MemberExpression node, ScalarValue text) =>
        text.Type == typeof(string) && node.Member.Name == nameof(string.Length)
            ? new ScalarValue(typeof(int), CallExpression.Call(Function.Length, text.Expression), text.Asserted)
            : null;

    public static ScalarValue? Translate(Translator translator, MethodCallExpression node)
    {
        if (node.Method.DeclaringType != typeof(string))
        {
            return node is { Object: { } number, Method.Name: "ToString", Arguments.Count: 0 } ? ToText(translator, node, number) : null;
        }

        return node.Object is null ? Static(translator, node) : Instance(translator, node, node.Object);
    }

    /// <summary>Texts one after the other, as <c>+</c> joins them: null counts as none.</summary>
    public static ScalarValue Join(Translator translator, Expression node, IReadOnlyList<Expression> parts)
    {
        ImmutableArray<Scalar>.Builder texts = ImmutableArray.CreateBuilder<Scalar>();
        foreach (Expression part in parts)
        {
            Scalar text = AsText(translator, part);
            if (text is CallExpression { Function: Function.Concat } joined)
            {
                texts.AddRange(joined.Arguments);
            }
            else
            {
                texts.Add(Scalars.OrEmpty(text));
            }
        }

        return new ScalarValue(node.Type, CallExpression.Call(Function.Concat, texts.ToImmutable()));
    }

    private static ScalarValue? Instance(Translator translator, MethodCallExpression node, Expression instance)
    {
        Scalar Text() => translator.Scalar(instance).Expression;
        bool plain = node.Arguments.Count == 0;
        return node.Method.Name switch
        {
            nameof(string.StartsWith) => Test(translator, node, Function.StartsWith),
            nameof(string.EndsWith) => Test(translator, node, Function.EndsWith),
            nameof(string.Contains) => Test(translator, node, Function.Contains),
            nameof(string.Equals) => new ScalarValue(node.Type, Scalars.AreEqual(Text(), Operand(translator, node, node.Arguments[0], 1))),
            nameof(string.Substring) => Of(node, Function.Substring, [Text(), .. node.Arguments.Select(translator.Widened)]),
            nameof(string.ToUpperInvariant) or nameof(string.ToUpper) when plain => Of(node, Function.Upper, [Text()]),
            nameof(string.ToLowerInvariant) or nameof(string.ToLower) when plain => Of(node, Function.Lower, [Text()]),
            nameof(string.Trim) when plain => Of(node, Function.Trim, [Text()]),
            nameof(string.ToString) when plain => translator.Scalar(instance),
            "get_Chars" => throw translator.Refuse(node, "there are no single characters in the engine.", "Use Substring(position, 1), which is text."),
            _ => null,
        };
    }

    private static ScalarValue? Static(Translator translator, MethodCallExpression node)
    {
        switch (node.Method.Name)
        {
            case nameof(string.IsNullOrEmpty):
                Scalar text = translator.Scalar(node.Arguments[0]).Expression;
                return new ScalarValue(node.Type, EmptyOrNull(text, text));
            case nameof(string.IsNullOrWhiteSpace):
                Scalar spaced = translator.Scalar(node.Arguments[0]).Expression;
                return new ScalarValue(node.Type, EmptyOrNull(spaced, CallExpression.Call(Function.Trim, spaced)));
            case nameof(string.Equals):
                return new ScalarValue(node.Type, Scalars.AreEqual(translator.Scalar(node.Arguments[0]).Expression, Operand(translator, node, node.Arguments[1], 2)));
            case nameof(string.Concat) when node.Arguments.All(a => a.Type == typeof(string) || a.Type == typeof(object)):
                return Join(translator, node, node.Arguments);
            case nameof(string.Concat) when node.Arguments is [NewArrayExpression parts]:
                return Join(translator, node, parts.Expressions);
            case nameof(string.Format) when node.Arguments[0] is ConstantExpression { Value: string format }:
                return Join(translator, node, Interpolated(translator, node, format));
            default:
                return null;
        }
    }

    /// <summary>The parts of <c>$"{a}-{b}"</c>, which the compiler makes a format of.</summary>
    private static List<Expression> Interpolated(Translator translator, MethodCallExpression node, string format)
    {
        List<Expression> holes = node.Arguments is [_, NewArrayExpression array] ? [.. array.Expressions] : [.. node.Arguments.Skip(1)];
        var parts = new List<Expression>();
        int from = 0;
        for (int open = format.IndexOf('{', StringComparison.Ordinal); open >= 0; open = format.IndexOf('{', from))
        {
            int close = format.IndexOf('}', open);
            if (close < 0 || !int.TryParse(format.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int hole) || hole >= holes.Count)
            {
                throw translator.Refuse(node, "the engine has no formats.", "Join texts and whole numbers as they are, or format the rows after ToListAsync.");
            }

            parts.Add(Expression.Constant(format[from..open]));
            parts.Add(holes[hole]);
            from = close + 1;
        }

        parts.Add(Expression.Constant(format[from..]));
        parts.RemoveAll(p => p is ConstantExpression { Value: "" });
        return parts;
    }

    private static Scalar EmptyOrNull(Scalar text, Scalar compared)
    {
        Scalar empty = Scalars.Truth(CallExpression.Call(Function.Equal, compared, LiteralExpression.Of("")));
        return text.Nullable ? Scalars.Or(CallExpression.Call(Function.IsNull, text), empty) : empty;
    }

    private static ScalarValue Test(Translator translator, MethodCallExpression node, Function function) => Of(
        node,
        function,
        [translator.Scalar(node.Object!).Expression, Operand(translator, node, node.Arguments[0], 1)]);

    /// <summary>The text to compare with; a way of comparing that is given must be the ordinal one.</summary>
    private static Scalar Operand(Translator translator, MethodCallExpression node, Expression operand, int next)
    {
        if (node.Arguments.Count > next && translator.ConstantOf(node.Arguments[next], "the way of comparing") is not StringComparison.Ordinal)
        {
            throw translator.Refuse(node, "text is compared ordinally in the engine.", "Use StringComparison.Ordinal, or ToUpperInvariant() on both sides.");
        }

        return translator.Scalar(operand).Expression;
    }

    private static ScalarValue? ToText(Translator translator, MethodCallExpression node, Expression number)
    {
        ScalarValue value = translator.Scalar(number);
        return value.Expression.Type.IsInteger && !ClrTypes.Underlying(number.Type).IsEnum
            ? new ScalarValue(node.Type, Scalars.To(value.Expression, new ColumnType(ColumnKind.Text)))
            : throw translator.Refuse(node, $"only whole numbers become text in the engine, not {ClrTypes.Name(number.Type)}.", "Format the rows after ToListAsync.");
    }

    private static Scalar AsText(Translator translator, Expression part)
    {
        Scalar value = translator.Scalar(part).Expression;
        return value.Type.IsText ? value
            : value.Type.IsInteger ? Scalars.To(value, new ColumnType(ColumnKind.Text))
            : throw translator.Refuse(part, $"only text and whole numbers are joined to text, not {value.Type}.", "Format the rows after ToListAsync.");
    }

    private static ScalarValue Of(MethodCallExpression node, Function function, ImmutableArray<Scalar> arguments) =>
        new(node.Type, CallExpression.Call(function, arguments));
}
