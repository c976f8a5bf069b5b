namespace Parcours.Cli.Demo.Questions;

/// <summary>What a quality rule removes.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Lines">The lines it is applied to.</param>
/// <param name="Removes">How many of them it removes.</param>
internal sealed record Removed(string Rule, long Lines, long Removes);
