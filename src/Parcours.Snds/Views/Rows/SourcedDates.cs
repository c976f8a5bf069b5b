namespace Parcours.Snds.Views;

/// <summary>The dates of death of a person with the number of the source that counts; 0 when none knows of it.</summary>
internal sealed record SourcedDates(DeathDates Dates, int Source);
