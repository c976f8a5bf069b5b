using System.Linq.Expressions;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Operators: arithmetic, comparison, logic, conditions, conversions.</summary>
internal sealed partial class Translator
{
    private Value Binary(BinaryExpression node) => node.NodeType switch
    {
        ExpressionType.Equal or ExpressionType.NotEqual => Equality(node),
        ExpressionType.LessThan => Comparison(node, Function.Less),
        ExpressionType.LessThanOrEqual => Comparison(node, Function.LessOrEqual),
        ExpressionType.GreaterThan => Comparison(node, Function.Greater),
        ExpressionType.GreaterThanOrEqual => Comparison(node, Function.GreaterOrEqual),
        ExpressionType.AndAlso or ExpressionType.And when IsBoolean(node) => new ScalarValue(node.Type, Scalars.And(Boolean(node.Left), Boolean(node.Right))),
        ExpressionType.OrElse or ExpressionType.Or when IsBoolean(node) => new ScalarValue(node.Type, Scalars.Or(Boolean(node.Left), Boolean(node.Right))),
        ExpressionType.ExclusiveOr when IsBoolean(node) => new ScalarValue(node.Type, Scalars.Compare(Function.NotEqual, Condition(node.Left), Condition(node.Right))),
        ExpressionType.Add or ExpressionType.AddChecked when node.Type == typeof(string) => TextMethods.Join(this, node, [node.Left, node.Right]),
        ExpressionType.Add or ExpressionType.AddChecked => Arithmetic(node, Function.Add),
        ExpressionType.Subtract or ExpressionType.SubtractChecked => Difference(node),
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => Arithmetic(node, Function.Multiply),
        ExpressionType.Divide => Arithmetic(node, Function.Divide),
        ExpressionType.Modulo => Arithmetic(node, Function.Remainder),
        ExpressionType.Coalesce => Coalesce(node),
        ExpressionType.And or ExpressionType.Or or ExpressionType.ExclusiveOr or ExpressionType.LeftShift or ExpressionType.RightShift =>
            throw Refuse(node, "the engine has no operators on bits.", "Compare with the values that are meant, or compute it on the rows after ToListAsync."),
        _ => throw Refuse(node, $"there is nothing in the engine for {Kind(node)}.", "Write it with operators that the engine knows, or compute it on the rows after ToListAsync."),
    };

    private static bool IsBoolean(BinaryExpression node) => ClrTypes.Underlying(node.Left.Type) == typeof(bool);

    private ScalarValue Equality(BinaryExpression node)
    {
        bool negated = node.NodeType == ExpressionType.NotEqual;
        if (DateMethods.CompareCall(this, node, negated ? Function.NotEqual : Function.Equal) is { } compared)
        {
            return new ScalarValue(node.Type, compared);
        }

        Value left = Translate(node.Left);
        Value right = Translate(node.Right);
        if (left is ObjectValue || right is ObjectValue)
        {
            return new ScalarValue(node.Type, ObjectEquality(node, left, right, negated));
        }

        Scalar l = AsScalar(left, node.Left).Expression;
        Scalar r = AsScalar(right, node.Right).Expression;
        Comparable(node, l, r);
        Scalar equal = Scalars.AreEqual(l, r);
        return new ScalarValue(node.Type, negated ? Scalars.Not(Scalars.Truth(equal)) : equal);
    }

    /// <summary>Objects are compared with null, or member by member.</summary>
    private Scalar ObjectEquality(BinaryExpression node, Value left, Value right, bool negated)
    {
        if (right is ConstantValue { Constant: null } || left is ConstantValue { Constant: null })
        {
            Scalar present = (left as ObjectValue ?? (ObjectValue)right).Presence is { } presence ? Scalars.Truth(presence) : LiteralExpression.Of(true);
            return negated ? present : Scalars.Not(present);
        }

        throw Refuse(node, "objects are not compared as a whole.", "Compare the members that identify them.");
    }

    private ScalarValue Comparison(BinaryExpression node, Function function)
    {
        if (DateMethods.CompareCall(this, node, function) is { } compared)
        {
            return new ScalarValue(node.Type, compared);
        }

        Scalar left = Scalar(node.Left).Expression;
        Scalar right = Scalar(node.Right).Expression;
        Comparable(node, left, right);
        return new ScalarValue(node.Type, Scalars.Compare(function, left, right));
    }

    private void Comparable(BinaryExpression node, Scalar left, Scalar right)
    {
        if (Scalars.Align(left, right) is null)
        {
            throw Refuse(node, $"{left.Type} and {right.Type} cannot be compared.", "Cast one side to the type of the other.");
        }
    }

    private ScalarValue Arithmetic(BinaryExpression node, Function function)
    {
        if (!IsNumber(node.Left.Type) || !IsNumber(node.Right.Type))
        {
            throw Refuse(node, $"there is no arithmetic on {ClrTypes.Name(node.Left.Type)} and {ClrTypes.Name(node.Right.Type)} in the engine.", "Use numbers; for dates AddDays, AddMonths, or the difference of two DayNumber.");
        }

        ScalarValue left = Scalar(node.Left);
        ScalarValue right = Scalar(node.Right);
        ColumnType type = ClrTypes.Of(node.Type) ?? throw NoColumnType(node);
        return new ScalarValue(
            node.Type,
            CallExpression.Call(function, OfKind(left.Expression, type), OfKind(right.Expression, type)),
            left.Asserted || right.Asserted);
    }

    /// <summary>The difference of two day numbers is a count of days.</summary>
    private ScalarValue Difference(BinaryExpression node)
    {
        ScalarValue difference = Arithmetic(node, Function.Subtract);
        return difference.Expression is CallExpression { Arguments: [CallExpression { Function: Function.DayNumber } later, CallExpression { Function: Function.DayNumber } earlier] }
            ? difference with { Expression = CallExpression.Call(Function.DaysBetween, later.Arguments[0], earlier.Arguments[0]) }
            : difference;
    }

    private static Scalar OfKind(Scalar value, ColumnType type) => value.Type.Kind == type.Kind ? value : Scalars.To(value, type);

    private static bool IsNumber(Type type) => ClrTypes.Of(type) is { IsNumeric: true } && !ClrTypes.Underlying(type).IsEnum;

    private Value Coalesce(BinaryExpression node)
    {
        Value left = Translate(node.Left);
        if (left is ConstantValue { Constant: null })
        {
            return Translate(node.Right);
        }

        ScalarValue first = AsScalar(left, node.Left);
        ScalarValue second = Scalar(node.Right);
        if (!first.Expression.Nullable)
        {
            return first with { Type = node.Type };
        }

        (Scalar l, Scalar r) = Unified(node, first.Expression, second.Expression);
        return new ScalarValue(node.Type, CallExpression.Call(Function.Coalesce, l, r), second.Asserted);
    }

    private Value Conditional(ConditionalExpression node)
    {
        if (Translate(node.Test) is ConstantValue { Constant: bool known })
        {
            return Translate(known ? node.IfTrue : node.IfFalse);
        }

        Scalar test = Condition(node.Test);
        Value then = Branch(node.IfTrue, KnownPresent(node.Test, whenTrue: true));
        Value otherwise = Branch(node.IfFalse, KnownPresent(node.Test, whenTrue: false));
        if (then is ObjectValue || otherwise is ObjectValue)
        {
            throw Refuse(node, "a condition chooses between values, not between objects.", "Put the condition into each member.");
        }

        ScalarValue t = AsScalar(then, node.IfTrue);
        ScalarValue o = AsScalar(otherwise, node.IfFalse);
        (Scalar l, Scalar r) = Unified(node, t.Expression, o.Expression);
        return new ScalarValue(node.Type, CallExpression.Call(Function.If, Scalars.Condition(test), l, r), t.Asserted || o.Asserted);
    }

    private Value Branch(Expression node, Scalar? present)
    {
        if (present is null)
        {
            return Translate(node);
        }

        _present.Add(present);
        Value value = Translate(node);
        _present.Remove(present);
        return value;
    }

    /// <summary>The presence that a test such as <c>x == null</c> settles for one of its branches.</summary>
    private Scalar? KnownPresent(Expression test, bool whenTrue) =>
        test is BinaryExpression { NodeType: ExpressionType.Equal or ExpressionType.NotEqual } comparison
        && (comparison.NodeType == ExpressionType.NotEqual) == whenTrue
        && _reading.Contains(comparison.Left)
        && !_reading.Contains(comparison.Right)
            ? (Translate(comparison.Left) as ObjectValue)?.Presence
            : null;

    private (Scalar Left, Scalar Right) Unified(Expression node, Scalar left, Scalar right)
    {
        if (left is LiteralExpression l && Literals.As(l, right.Type) is { } movedLeft)
        {
            return (movedLeft, right);
        }

        if (right is LiteralExpression r && Literals.As(r, left.Type) is { } movedRight)
        {
            return (left, movedRight);
        }

        ColumnType type = Scalars.Common(left.Type, right.Type)
            ?? throw Refuse(node, $"{left.Type} and {right.Type} have no type in common.", "Cast one side to the type of the other.");
        return (Scalars.To(left, type), Scalars.To(right, type));
    }
}
