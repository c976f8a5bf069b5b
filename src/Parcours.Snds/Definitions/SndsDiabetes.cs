namespace Parcours;

/// <summary>A person with diabetes, and the sources that say so.</summary>
/// <param name="Patient">The person.</param>
/// <param name="ByDrugs">Whether there are three days or more with a drug against diabetes.</param>
/// <param name="ByLongTermDisease">Whether a long-term disease for diabetes is active.</param>
/// <param name="ByStay">Whether a stay is for diabetes, or for a complication of it.</param>
public sealed record SndsDiabetes(string Patient, bool ByDrugs, bool ByLongTermDisease, bool ByStay);
