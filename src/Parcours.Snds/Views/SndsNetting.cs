namespace Parcours;

/// <summary>What the netting of corrections did. A correction is a line of negative quantity, maybe months later; the identical line is that of the same person, day, code and executant.</summary>
/// <param name="Lines">How many detail lines there were, after the rules of quality.</param>
/// <param name="Negative">How many of them are negative.</param>
/// <param name="Cancelled">How many lines vanish since the sum over the identical line is 0.</param>
/// <param name="BelowZero">How many lines vanish since that sum is negative: they correct what the data do not hold.</param>
/// <param name="Kept">How many rows are left, each with a positive sum.</param>
public sealed record SndsNetting(long Lines, long Negative, long Cancelled, long BelowZero, long Kept);
