using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>Builds expressions for both doors: brings operands to one type, and keeps conditions as simple as they were written.</summary>
internal static class Scalars
{
    private static readonly ColumnType _boolean = new(ColumnKind.Boolean);

    /// <summary>The value in another type: a literal is moved, casts that lose nothing are merged.</summary>
    public static Expression To(Expression value, ColumnType type)
    {
        if (value.Type == type)
        {
            return value;
        }

        if (value is LiteralExpression literal && Literals.As(literal, type) is { } moved)
        {
            return moved;
        }

        Expression source = WithoutWidening(value);
        return CallExpression.Cast(IsWidening(source.Type, type) ? source : value, type);
    }

    /// <summary>Both operands in the one type in which they can be compared; null when there is none.</summary>
    public static (Expression Left, Expression Right)? Align(Expression left, Expression right)
    {
        if (right is LiteralExpression r && Literals.As(r, WithoutWidening(left).Type) is { } movedRight)
        {
            return (WithoutWidening(left), movedRight);
        }

        if (left is LiteralExpression l && Literals.As(l, WithoutWidening(right).Type) is { } movedLeft)
        {
            return (movedLeft, WithoutWidening(right));
        }

        return Common(left.Type, right.Type) is { } type ? (To(left, type), To(right, type)) : null;
    }

    /// <summary>The type that both can be brought to without losing a value, or null.</summary>
    public static ColumnType? Common(ColumnType left, ColumnType right)
    {
        if (left == right)
        {
            return left;
        }

        if (left.IsNumeric && right.IsNumeric)
        {
            ColumnKind kind = left.Kind > right.Kind ? left.Kind : right.Kind;
            return (left.Kind, right.Kind) switch
            {
                (ColumnKind.Decimal, ColumnKind.Decimal) => left with { Scale = Math.Max(left.Scale, right.Scale) },
                (ColumnKind.Decimal, _) when right.IsInteger => left,
                (_, ColumnKind.Decimal) when left.IsInteger => right,
                _ when kind == ColumnKind.Float && left.Kind != right.Kind => new ColumnType(ColumnKind.Double),
                _ => new ColumnType(kind),
            };
        }

        return null;
    }

    /// <summary>A comparison in three-valued logic.</summary>
    /// <exception cref="ParcoursException">PRC0301: values of these types cannot be compared.</exception>
    public static Expression Compare(Function comparison, Expression left, Expression right)
    {
        (Expression l, Expression r) = Align(left, right) ?? throw Errors.FunctionTypes(comparison.ToString(), [left.Type, right.Type]);
        return CallExpression.Call(comparison, l, r);
    }

    /// <summary>Equality as C# has it: null equals null.</summary>
    public static Expression AreEqual(Expression left, Expression right)
    {
        if (left is LiteralExpression { Value: null } || right is LiteralExpression { Value: null })
        {
            return CallExpression.Call(Function.IsNull, left is LiteralExpression { Value: null } ? right : left);
        }

        return Compare(left.Nullable && right.Nullable ? Function.NotDistinct : Function.Equal, left, right);
    }

    /// <summary>A condition that is never null: false stands for null.</summary>
    public static Expression Truth(Expression condition) =>
        condition.Nullable ? CallExpression.Call(Function.IsTrue, condition) : condition;

    /// <summary>A condition where only true counts: what turns null into false is left out, since null counts as false there.</summary>
    public static Expression Condition(Expression condition) => condition switch
    {
        CallExpression { Function: Function.IsTrue } call => Condition(call.Arguments[0]),
        CallExpression { Function: Function.And or Function.Or } call => CallExpression.Call(call.Function, [.. call.Arguments.Select(Condition)]),
        _ => condition,
    };

    public static Expression Not(Expression condition) => condition switch
    {
        LiteralExpression { Value: bool value } => LiteralExpression.Of(!value),
        CallExpression { Function: Function.Not } call => call.Arguments[0],
        CallExpression { Function: Function.IsNull } call => CallExpression.Call(Function.IsNotNull, call.Arguments[0]),
        CallExpression { Function: Function.IsNotNull } call => CallExpression.Call(Function.IsNull, call.Arguments[0]),
        CallExpression { Function: Function.Equal } call => CallExpression.Call(Function.NotEqual, call.Arguments),
        _ => CallExpression.Call(Function.Not, condition),
    };

    public static Expression And(Expression left, Expression right) => Logic(Function.And, left, right, neutral: true);

    public static Expression Or(Expression left, Expression right) => Logic(Function.Or, left, right, neutral: false);

    /// <summary>Whether a value is among others, as C# has it: null is only among values with a null.</summary>
    public static Expression IsIn(Expression value, IEnumerable<LiteralExpression> values)
    {
        Expression bare = WithoutWidening(value);
        bool hasNull = false;
        var members = new HashSet<LiteralExpression>();
        ImmutableArray<Expression>.Builder arguments = ImmutableArray.CreateBuilder<Expression>();
        arguments.Add(bare);
        foreach (LiteralExpression literal in values)
        {
            hasNull |= literal.Value is null;
            // A constant that the type does not hold equals none of its values.
            if (literal.Value is not null && Literals.As(literal, bare.Type) is { } member && members.Add(member))
            {
                arguments.Add(member);
            }
        }

        Expression isIn = arguments.Count == 1 ? LiteralExpression.Of(false) : CallExpression.Call(Function.In, arguments.ToImmutable());
        return hasNull && bare.Nullable ? Or(Truth(isIn), CallExpression.Call(Function.IsNull, bare)) : isIn;
    }

    /// <summary>Text, where null counts as none: what C# joins.</summary>
    public static Expression OrEmpty(Expression text) =>
        text.Nullable ? CallExpression.Call(Function.Coalesce, text, LiteralExpression.Of("")) : text;

    /// <summary>The value before a cast that loses nothing.</summary>
    public static Expression WithoutWidening(Expression value) =>
        value is CallExpression { Function: Function.Cast } cast && IsWidening(cast.Arguments[0].Type, cast.Type) ? cast.Arguments[0] : value;

    private static bool IsWidening(ColumnType from, ColumnType to) =>
        (from.IsInteger && to.IsInteger && from.Kind <= to.Kind)
        || (from.IsInteger && to.Kind == ColumnKind.Decimal)
        || (from.Kind == ColumnKind.Float && to.Kind == ColumnKind.Double)
        || (from.Kind == ColumnKind.Decimal && to.Kind == ColumnKind.Decimal && from.Scale <= to.Scale);

    private static Expression Logic(Function function, Expression left, Expression right, bool neutral)
    {
        if (left is LiteralExpression { Value: bool l } && left.Type == _boolean)
        {
            return l == neutral ? right : left;
        }

        if (right is LiteralExpression { Value: bool r } && right.Type == _boolean)
        {
            return r == neutral ? left : right;
        }

        return CallExpression.Call(function, [.. Flat(function, left), .. Flat(function, right)]);
    }

    private static ImmutableArray<Expression> Flat(Function function, Expression expression) =>
        expression is CallExpression call && call.Function == function ? call.Arguments : [expression];
}
