using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Computes named values of a row, with all their aggregates resolved together.</summary>
internal static class FeatureColumns
{
    public static UntypedQuery Of<T>(QueryState query, Features<T> features)
    {
        query.RefuseRows("A row");
        ArgumentOutOfRangeException.ThrowIfZero(features.All.Count, nameof(features));

        // One lambda of all values: aggregates of one query are then seen side by side.
        ParameterExpression row = Expression.Parameter(typeof(T), "p");
        Expression[] values = [.. features.All.Select(f => new Substitution(f.Value.Parameters[0], row).Visit(f.Value.Body))];
        LambdaExpression all = Expression.Lambda(Expression.NewArrayInit(typeof(object), values.Select(v => Expression.Convert(v, typeof(object)))), row);
        (LogicalPlan plan, var aggregates) = AggregateResolver.Resolve(all, [query.Row], query.Plan);
        var columns = ImmutableArray.CreateBuilder<NamedExpression>();
        for (int i = 0; i < values.Length; i++)
        {
            var translator = new Translator(features.All[i].Value, Expression.Lambda(values[i], row), [query.Row], aggregates);
            columns.Add(new NamedExpression(features.All[i].Name, translator.Scalar(values[i]).Expression));
        }

        return new UntypedQuery(query.Runner, new ProjectPlan(plan, columns.ToImmutable()));
    }

    private sealed class Substitution(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
