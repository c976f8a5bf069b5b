namespace Parcours;

/// <summary>A step of a flow chart.</summary>
/// <param name="Label">What the step is called.</param>
/// <param name="Excludes">Whether it leaves out those who have something; otherwise it keeps those who have it.</param>
/// <param name="Removed">How many it leaves out of those who passed the steps before it.</param>
/// <param name="Left">How many have passed it and the steps before it.</param>
public sealed record AttritionStep(string Label, bool Excludes, long Removed, long Left);
