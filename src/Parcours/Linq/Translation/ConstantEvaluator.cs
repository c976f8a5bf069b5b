using System.Linq.Expressions;
using System.Reflection;

namespace Parcours.Linq;

/// <summary>
/// Computes what does not depend on the row: captured variables and what is made of them. The tree is walked and members are read by reflection;
/// nothing is compiled, so that it works in natively compiled programs.
/// </summary>
internal static class ConstantEvaluator
{
    /// <summary>The value, or an exception of the author's own code when that throws.</summary>
    /// <exception cref="NotSupportedException">The tree holds something that is not walked; the message is what.</exception>
    public static object? Evaluate(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value,
        DefaultExpression { Type.IsValueType: true } => throw Unknown(node),
        DefaultExpression => null,
        MemberExpression member => Member(member),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        ConditionalExpression conditional => (bool)Evaluate(conditional.Test)! ? Evaluate(conditional.IfTrue) : Evaluate(conditional.IfFalse),
        MethodCallExpression call => Call(call),
        NewExpression { Constructor: { } constructor } created => Invoke(() => constructor.Invoke(All(created.Arguments))),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => All(array.Expressions),
        _ => throw Unknown(node),
    };

    private static object? Member(MemberExpression member)
    {
        object? instance = member.Expression is null ? null : Evaluate(member.Expression);
        if (member.Expression is { } owner && Nullable.GetUnderlyingType(owner.Type) is not null)
        {
            return member.Member.Name == "HasValue" ? instance is not null : instance ?? throw new InvalidOperationException("Nullable object must have a value.");
        }

        if (instance is null && member.Expression is not null)
        {
            throw new ArgumentException($"'{LambdaPrinter.Print(member.Expression)}' is null.");
        }

        return member.Member switch
        {
            FieldInfo field => field.GetValue(instance),
            PropertyInfo property => Invoke(() => property.GetValue(instance)),
            _ => throw Unknown(member),
        };
    }

    private static object? Unary(UnaryExpression unary)
    {
        object? operand = unary.NodeType == ExpressionType.Quote ? null : Evaluate(unary.Operand);
        return unary.NodeType switch
        {
            ExpressionType.Convert or ExpressionType.ConvertChecked => ConstantOperators.Convert(operand, unary),
            ExpressionType.Not when operand is bool flag => !flag,
            ExpressionType.ArrayLength => ((Array)operand!).Length,
            _ when operand is null => null,
            ExpressionType.Negate or ExpressionType.NegateChecked when unary.Method is null => ConstantOperators.Negate(operand),
            _ when unary.Method is { } method => Invoke(() => method.Invoke(null, [operand])),
            _ => throw Unknown(unary),
        };
    }

    private static object? Binary(BinaryExpression binary)
    {
        object? left = Evaluate(binary.Left);
        switch (binary.NodeType)
        {
            case ExpressionType.AndAlso when left is bool l:
                return l && (bool)Evaluate(binary.Right)!;
            case ExpressionType.OrElse when left is bool l:
                return l || (bool)Evaluate(binary.Right)!;
            case ExpressionType.Coalesce:
                return left ?? Evaluate(binary.Right);
            case ExpressionType.ArrayIndex:
                return ((Array)left!).GetValue((int)Evaluate(binary.Right)!);
        }

        object? right = Evaluate(binary.Right);
        if ((left is null || right is null) && (binary.IsLifted || binary.Method is null))
        {
            return binary.NodeType switch
            {
                ExpressionType.Equal => left == right,
                ExpressionType.NotEqual => left != right,
                _ when binary.Type == typeof(bool) => false,
                _ => null,
            };
        }

        return binary.Method is { } method
            ? Invoke(() => method.Invoke(null, [left, right]))
            : ConstantOperators.Binary(binary.NodeType, left!, right!) ?? throw Unknown(binary);
    }

    private static object? Call(MethodCallExpression call)
    {
        object? instance = call.Object is null ? null : Evaluate(call.Object);
        if (call.Method.GetParameters().Any(p => p.ParameterType.IsByRefLike) || call.Method.ReturnType.IsByRefLike)
        {
            throw Unknown(call);
        }

        if (call.Object is not null && Nullable.GetUnderlyingType(call.Object.Type) is not null)
        {
            return call.Method.Name == "GetValueOrDefault" && (instance is not null || call.Arguments.Count == 1)
                ? instance ?? Evaluate(call.Arguments[0])
                : throw Unknown(call);
        }

        if (instance is null && call.Object is not null)
        {
            throw new ArgumentException($"'{LambdaPrinter.Print(call.Object)}' is null.");
        }

        return Invoke(() => call.Method.Invoke(instance, All(call.Arguments)));
    }

    private static object?[] All(IReadOnlyList<Expression> nodes) => [.. nodes.Select(Evaluate)];

    /// <summary>Calls the author's code, and lets its own exception out.</summary>
    private static object? Invoke(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw new ArgumentException($"it throws {inner.GetType().Name}.", inner);
        }
    }

    private static NotSupportedException Unknown(Expression node) => new(LambdaPrinter.Print(node));
}
