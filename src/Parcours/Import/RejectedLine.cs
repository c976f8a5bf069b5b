namespace Parcours;

/// <summary>A line of the input that was not stored, and why.</summary>
/// <param name="Source">The name of its source.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Reason">A short fixed phrase without any value of the data, such as <c>no patient of that number</c>.</param>
/// <param name="Column">The column concerned, when there is one.</param>
public readonly record struct RejectedLine(string Source, long Line, string Reason, string? Column);
