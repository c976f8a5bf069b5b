namespace Parcours;

/// <summary>A step, and whether a candidate passes it.</summary>
/// <param name="Label">What the step is called.</param>
/// <param name="Excludes">Whether the step leaves out those who have something.</param>
/// <param name="Passes">Whether the candidate is kept by it.</param>
public sealed record CohortVerdictStep(string Label, bool Excludes, bool Passes);
