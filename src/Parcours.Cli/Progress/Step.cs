namespace Parcours.Cli.Progress;

/// <summary>How far a command is.</summary>
/// <param name="Stage">The part of the work it is in; a log has a line for each.</param>
/// <param name="What">What it is busy with.</param>
/// <param name="Fraction">The share of the work done, 0 to 1.</param>
internal readonly record struct Step(string Stage, string What, double Fraction);
