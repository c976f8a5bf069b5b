namespace Parcours;

/// <summary>A patient's time in a cohort.</summary>
/// <param name="Index">The index date.</param>
/// <param name="End">The last day of the follow-up; null when nothing ends it.</param>
/// <param name="Reason">What ended it: the first reason in the order in which they were given, where several fall on one day; null when nothing ends it.</param>
public sealed record CohortMember(DateOnly Index, DateOnly? End, string? Reason);
