using System.Collections.Immutable;

namespace Parcours.Expressions;

/// <summary>A function applied to arguments. Made by <see cref="Call"/>, which checks the types.</summary>
internal sealed record CallExpression : Expression
{
    private CallExpression(Function function, ImmutableArray<Expression> arguments, ColumnType type, bool nullable)
        : base(type, nullable)
    {
        Function = function;
        Arguments = arguments;
    }

    public Function Function { get; }

    public ImmutableArray<Expression> Arguments { get; }

    public override IReadOnlyList<Expression> Children => Arguments;

    /// <summary>Applies a function; the type of the result follows from the arguments.</summary>
    /// <exception cref="ParcoursException">PRC0301: the function does not take arguments of these types.</exception>
    public static CallExpression Call(Function function, params ImmutableArray<Expression> arguments)
    {
        (ColumnType type, bool nullable) = FunctionTypes.Result(function, arguments);
        return new CallExpression(function, arguments, type, nullable);
    }

    /// <summary>The value in another type; the expression itself when it has that type already.</summary>
    public static Expression Cast(Expression value, ColumnType type) =>
        value.Type == type ? value : new CallExpression(Function.Cast, [value], FunctionTypes.CheckCast(value.Type, type), value.Nullable);

    public override Expression WithChildren(IReadOnlyList<Expression> children) =>
        Function == Function.Cast ? Cast(children[0], Type) : Call(Function, [.. children]);

    public bool Equals(CallExpression? other) =>
        other is not null && Function == other.Function && Type == other.Type && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Function);
        foreach (Expression argument in Arguments)
        {
            hash.Add(argument);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => Function switch
    {
        Function.Add => Infix("+"),
        Function.Subtract => Infix("-"),
        Function.Multiply => Infix("*"),
        Function.Divide => Infix("/"),
        Function.Remainder => Infix("%"),
        Function.Equal => Infix("="),
        Function.NotEqual => Infix("<>"),
        Function.Less => Infix("<"),
        Function.LessOrEqual => Infix("<="),
        Function.Greater => Infix(">"),
        Function.GreaterOrEqual => Infix(">="),
        Function.And => Infix("and"),
        Function.Or => Infix("or"),
        Function.Cast => $"Cast({Arguments[0]} as {Type})",
        _ => $"{Function}({string.Join(", ", Arguments)})",
    };

    private string Infix(string symbol) => $"({string.Join($" {symbol} ", Arguments)})";
}
