using Parcours.Expressions;

namespace Parcours.Plans.Rules;

/// <summary>A projection of a projection becomes one, unless something would then be computed twice.</summary>
internal sealed class MergeProjects : OptimizerRule
{
    public override string Name => "merge-projects";

    public override LogicalPlan Apply(LogicalPlan plan) => plan.Rewrite(node => node is ProjectPlan { Input: ProjectPlan inner } outer ? Merge(outer, inner) : node);

    private static ProjectPlan Merge(ProjectPlan outer, ProjectPlan inner)
    {
        var uses = new int[inner.Expressions.Length];
        foreach (ColumnExpression column in outer.Expressions.SelectMany(e => e.Expression.DescendantsAndSelf()).OfType<ColumnExpression>())
        {
            uses[column.Index]++;
        }

        for (int i = 0; i < uses.Length; i++)
        {
            if (uses[i] > 1 && inner.Expressions[i].Expression is CallExpression)
            {
                return outer;
            }
        }

        return new ProjectPlan(
            inner.Input,
            [.. outer.Expressions.Select(e => e with { Expression = e.Expression.Rewrite(n => n is ColumnExpression c ? inner.Expressions[c.Index].Expression : n) })]);
    }
}
