using System.Linq.Expressions;
using System.Reflection;

namespace Parcours.Linq;

/// <summary>Makes the lambdas that ask about codes of selectors that others gave.</summary>
internal static class CodeLambdas
{
    private static readonly MethodInfo _containsText = typeof(CodeSet).GetMethod(nameof(CodeSet.Contains), [typeof(string)])!;

    private static readonly MethodInfo _containsNumber = typeof(CodeSet).GetMethod(nameof(CodeSet.Contains), [typeof(long?)])!;

    /// <summary><c>row => set.Contains(code(row))</c>.</summary>
    public static Expression<Func<T, bool>> IsIn<T, TCode>(CodeSet set, Expression<Func<T, TCode>> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        MethodInfo contains = typeof(TCode) == typeof(string) ? _containsText : _containsNumber;
        return Expression.Lambda<Func<T, bool>>(Expression.Call(Expression.Constant(set), contains, code.Body), code.Parameters);
    }

    /// <summary><c>row => (first(row), second(row))</c>.</summary>
    public static Expression<Func<T, ValueTuple<TFirst, TSecond>>> Pair<T, TFirst, TSecond>(Expression<Func<T, TFirst>> first, Expression<Func<T, TSecond>> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Expression other = new Renaming(second.Parameters[0], first.Parameters[0]).Visit(second.Body);
        ConstructorInfo constructor = typeof(ValueTuple<TFirst, TSecond>).GetConstructor([typeof(TFirst), typeof(TSecond)])!;
        return Expression.Lambda<Func<T, ValueTuple<TFirst, TSecond>>>(Expression.New(constructor, first.Body, other), first.Parameters);
    }

    /// <summary>Lets two lambdas speak of one row.</summary>
    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
