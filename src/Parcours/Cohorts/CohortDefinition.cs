using System.Collections.Immutable;
using Parcours.Linq;

namespace Parcours.Cohorts;

/// <summary>A cohort as it was asked for.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Patients">The patients it is chosen from.</param>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Index">What gives the index date; null without any.</param>
/// <param name="Ends">What may end the follow-up.</param>
internal sealed record CohortDefinition(string Name, QueryState Patients, ImmutableArray<CohortStep> Steps, CohortIndex? Index, ImmutableArray<FollowUpEnd> Ends)
{
    // A step is a bit of a 64-bit number that has a sign.
    public const int MostSteps = 62;

    /// <summary>The labels of all steps, that of the index date in its place.</summary>
    public ImmutableArray<(string Label, bool Excludes)> Labels
    {
        get
        {
            ImmutableArray<(string, bool)> labels = [.. Steps.Select(s => (s.Label, s.Excludes))];
            return Index is null ? labels : labels.Insert(Index.At, (Index.Label, false));
        }
    }

    public CohortDefinition With(CohortStep step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(step.Label, "label");
        ArgumentOutOfRangeException.ThrowIfLessThan(step.AtLeast, 1, "atLeast");
        Check(step.Label);
        return this with { Steps = Steps.Add(step) };
    }

    public CohortDefinition With(CohortIndex index)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(index.Label, "label");
        Check(index.Label);
        return this with { Index = index };
    }

    private void Check(string label)
    {
        if (Labels.Any(l => l.Label == label))
        {
            throw Diagnostics.Errors.CohortLabel(Name, label);
        }

        if (Labels.Length == MostSteps)
        {
            throw Diagnostics.Errors.CohortSteps(Name, MostSteps);
        }
    }
}
