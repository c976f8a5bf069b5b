using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Plans.Rules;

/// <summary>Applies rules in order. Each may switch itself off by name; none may change what a plan gives.</summary>
internal sealed class Optimizer(ImmutableArray<OptimizerRule> rules)
{
    /// <summary>All rules, in the order in which each finds the plan as it likes it.</summary>
    public static Optimizer Default { get; } = new(
    [
        // Constants first: the other rules then see literals.
        new SimplifyExpressions(),

        // Conditions sink as far as they can, so that rows are dropped before they are computed on.
        new PushFilters(),

        // What a condition left behind on its way down may be constant now.
        new SimplifyExpressions(),

        // A limit next to its sort keeps only the first rows.
        new PushLimits(),

        // Projections that only rename or compose become one.
        new MergeProjects(),
    ]);

    /// <summary>The plan, better.</summary>
    public LogicalPlan Run(LogicalPlan plan)
    {
        foreach (OptimizerRule rule in rules)
        {
            LogicalPlan better = rule.Apply(plan);
            if (!better.Schema.Select(f => f.Type).SequenceEqual(plan.Schema.Select(f => f.Type)))
            {
                throw Errors.RuleChangedSchema(rule.Name);
            }

            plan = better;
        }

        return plan;
    }

    /// <summary>The same rules but for one.</summary>
    public Optimizer Without(string name) => new([.. rules.Where(r => r.Name != name)]);

    /// <summary>The names of the rules, each once.</summary>
    public IEnumerable<string> Names => rules.Select(r => r.Name).Distinct();
}
