namespace Parcours.Snds.Views;

/// <summary>The date of death of a person by each source; the latest where a source has several.</summary>
internal sealed record DeathDates(string Patient, DateOnly? Referential, DateOnly? Causes, DateOnly? Hospital, DateOnly? Claims, DateOnly? Establishment, string? Cause);
