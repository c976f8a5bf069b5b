namespace Parcours.Cli.Demo.Study;

/// <summary>The members who take their statin on most days, or those who do not.</summary>
/// <param name="IsAdherent">Whether at least 80 % of the days of the first year are covered.</param>
/// <param name="Patients">How many there are.</param>
/// <param name="MeanDays">The mean of their covered days.</param>
/// <param name="MedianDays">The median of them.</param>
/// <param name="Deaths">How many died after the first year.</param>
/// <param name="FollowUp">The days that all of them together were followed after it.</param>
internal sealed record AdherenceGroup(bool IsAdherent, long Patients, double MeanDays, long MedianDays, long Deaths, long FollowUp);
