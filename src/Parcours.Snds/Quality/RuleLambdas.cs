using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Parcours.Snds.Quality;

/// <summary>Puts the conditions of rules into one lambda, so that all are decided in one pass.</summary>
internal static class RuleLambdas
{
    /// <summary>True for the rows that no rule removes.</summary>
    public static Expression<Func<T, bool>> Kept<T>(ImmutableArray<SndsRule<T>> rules)
    {
        ParameterExpression row = Expression.Parameter(typeof(T), "row");
        Expression kept = rules.Select(r => (Expression)Expression.Not(On(r.Condition, row))).Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<T, bool>>(kept, row);
    }

    /// <summary>The number of the first rule that removes a row, from 1; 0 for the rows that are left.</summary>
    public static Expression<Func<T, int>> FirstOf<T>(ImmutableArray<SndsRule<T>> rules)
    {
        ParameterExpression row = Expression.Parameter(typeof(T), "row");
        Expression first = Expression.Constant(0);
        for (int i = rules.Length - 1; i >= 0; i--)
        {
            first = Expression.Condition(On(rules[i].Condition, row), Expression.Constant(i + 1), first);
        }

        return Expression.Lambda<Func<T, int>>(first, row);
    }

    private static Expression On<T>(Expression<Func<T, bool>> condition, ParameterExpression row) =>
        new Replacing(condition.Parameters[0], row).Visit(condition.Body);

    /// <summary>Puts one parameter in the place of another.</summary>
    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
