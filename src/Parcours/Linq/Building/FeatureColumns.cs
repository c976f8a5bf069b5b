using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Computes named values of a row, with all their aggregates resolved together.</summary>
internal static class FeatureColumns
{
    public static UntypedQuery Of(QueryState query, IReadOnlyList<(string Name, LambdaExpression Value)> features)
    {
        query.RefuseRows("A row");
        ArgumentOutOfRangeException.ThrowIfZero(features.Count, nameof(features));
        (LogicalPlan plan, var aggregates) = AggregateResolver.Resolve([.. features.Select(f => f.Value)], [query.Row], query.Plan);
        ImmutableArray<NamedExpression> columns =
        [
            .. features.Select(f => new NamedExpression(f.Name, new Translator(f.Value, f.Value, [query.Row], aggregates).Scalar(f.Value.Body).Expression)),
        ];
        return new UntypedQuery(query.Runner, new ProjectPlan(plan, columns));
    }
}
