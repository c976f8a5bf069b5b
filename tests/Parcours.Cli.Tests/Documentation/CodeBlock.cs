namespace Parcours.Cli.Tests.Documentation;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the fence, such as <c>csharp</c>.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Line">The number of its first line in the page.</param>
/// <param name="Before">The last line of text before it.</param>
internal sealed record CodeBlock(string Language, string Text, int Line, string Before);
