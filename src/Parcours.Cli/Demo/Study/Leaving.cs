namespace Parcours.Cli.Demo.Study;

/// <summary>How many members of a group leave the follow-up after some days in one way.</summary>
/// <param name="IsAdherent">The group.</param>
/// <param name="Day">Days after the first year.</param>
/// <param name="Died">Whether by death.</param>
/// <param name="Patients">How many.</param>
internal sealed record Leaving(bool IsAdherent, int Day, bool Died, long Patients);
