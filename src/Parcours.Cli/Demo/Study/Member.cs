namespace Parcours.Cli.Demo.Study;

/// <summary>A member of the study with the adherence of the first year, and what comes after it.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="Index">The day of the first dispensing.</param>
/// <param name="CoveredDays">How many days of the first year are covered by what was dispensed.</param>
/// <param name="FollowUp">Days from the end of the first year to the end of the follow-up.</param>
/// <param name="Died">Whether death ended it.</param>
internal sealed record Member(string Patient, DateOnly Index, long CoveredDays, int FollowUp, bool Died);
