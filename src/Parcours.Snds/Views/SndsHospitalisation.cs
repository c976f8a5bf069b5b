namespace Parcours;

/// <summary>Stays of a person that follow each other, as one: from the first entry to the last exit.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Entry">The first day.</param>
/// <param name="Exit">The last day.</param>
/// <param name="Stays">How many stays it is made of.</param>
/// <param name="Transfers">How many of them were entered from another unit or hospital (ENT_MOD of 6 or 7).</param>
/// <param name="EndsInDeath">Whether the person died in one of them (SOR_MOD of 9).</param>
public sealed record SndsHospitalisation(string Patient, DateOnly Entry, DateOnly Exit, long Stays, long Transfers, bool EndsInDeath);
