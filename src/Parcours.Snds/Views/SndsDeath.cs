namespace Parcours;

/// <summary>The death of a person, by the first source that knows of it.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Date">The day.</param>
/// <param name="Source">The source that gave the day.</param>
/// <param name="Cause">The underlying cause, CIM-10 (KI_CCI_R.DCD_CIM_COD), where it is known, whatever gave the day.</param>
public sealed record SndsDeath(string Patient, DateOnly Date, SndsDeathSource Source, string? Cause);
