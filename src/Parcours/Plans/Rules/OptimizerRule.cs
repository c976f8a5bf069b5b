namespace Parcours.Plans.Rules;

/// <summary>One way of making a plan better: the same rows, fewer bytes touched.</summary>
internal abstract class OptimizerRule
{
    /// <summary>The name by which the rule is shown and switched off.</summary>
    public abstract string Name { get; }

    /// <summary>Rewrites a whole plan; the same object when there is nothing to do.</summary>
    public abstract LogicalPlan Apply(LogicalPlan plan);
}
