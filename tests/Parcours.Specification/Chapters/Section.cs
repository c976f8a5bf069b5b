namespace Parcours.Specification.Chapters;

/// <summary>One statement of a chapter.</summary>
/// <param name="Title">What holds.</param>
/// <param name="Plan">The lines of the plan.</param>
/// <param name="Answer">The heading and the rows that it gives, or <c>error</c>.</param>
internal sealed record Section(string Title, string[] Plan, string[] Answer);
