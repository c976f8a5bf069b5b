namespace Parcours;

/// <summary>Why a candidate is in a cohort or out of it.</summary>
/// <param name="IsMember">Whether all steps are passed.</param>
/// <param name="Index">The index date; null without one.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record CohortVerdict(bool IsMember, DateOnly? Index, IReadOnlyList<CohortVerdictStep> Steps);
