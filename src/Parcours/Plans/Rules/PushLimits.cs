namespace Parcours.Plans.Rules;

/// <summary>A limit goes below projections, to the sort that it belongs to; limits of limits become one.</summary>
internal sealed class PushLimits : OptimizerRule
{
    public override string Name => "push-limits";

    public override LogicalPlan Apply(LogicalPlan plan) => plan.Rewrite(node => node is LimitPlan limit ? Push(limit) : node);

    private static LogicalPlan Push(LimitPlan limit) => limit.Input switch
    {
        ProjectPlan project => new ProjectPlan(Push(new LimitPlan(project.Input, limit.Skip, limit.Take)), project.Expressions),
        LimitPlan inner => Push(Both(inner, limit)),
        _ => limit,
    };

    /// <summary>The rows that an outer limit leaves of those of an inner one.</summary>
    private static LimitPlan Both(LimitPlan inner, LimitPlan outer)
    {
        long? left = inner.Take is null ? null : Math.Max(0, inner.Take.Value - outer.Skip);
        long? take = left is null ? outer.Take : outer.Take is null ? left : Math.Min(left.Value, outer.Take.Value);
        return new LimitPlan(inner.Input, LimitPlan.Sum(inner.Skip, outer.Skip), take);
    }
}
