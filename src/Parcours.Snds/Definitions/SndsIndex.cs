namespace Parcours;

/// <summary>A person with the day from which a study looks back or ahead.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Date">The day.</param>
public sealed record SndsIndex(string Patient, DateOnly? Date);
