namespace Parcours;

/// <summary>Boxes of a pack that a patient got on a day in a pharmacy, corrections netted: never 0, never negative.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Day">The day (EXE_SOI_DTD).</param>
/// <param name="Cip13">The pack (PHA_PRS_C13).</param>
/// <param name="Atc">The class of the drug by IR_PHA_R (PHA_ATC_CLA); null where the pack is not there or has none.</param>
/// <param name="Pharmacy">Who dispensed it (PFS_EXE_NUM).</param>
/// <param name="Boxes">How many boxes: the signed sum over the lines, 1 or more.</param>
/// <param name="Amount">What the boxes cost: the signed sum of boxes times unit price, which is right at this grain.</param>
/// <param name="Lines">How many lines it is the sum of.</param>
public sealed record SndsDispensing(string Patient, DateOnly? Day, long? Cip13, string? Atc, string? Pharmacy, long Boxes, decimal? Amount, long Lines);
