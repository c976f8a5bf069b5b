namespace Parcours;

/// <summary>What a table that others hang on gave: claims for their details, chaining lines for stays.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Duplicates">Lines whose key an earlier line has; details hang on the earlier one.</param>
/// <param name="WithoutKey">Lines with a null in their key.</param>
/// <param name="ByPsa">Lines whose PSA is one person's.</param>
/// <param name="BySexAndAge">Lines whose PSA is shared, told apart by sex and age.</param>
/// <param name="Ambiguous">Lines whose PSA is shared by persons who cannot be told apart.</param>
/// <param name="Fictive">Lines with an identifier that stands for none.</param>
/// <param name="Unknown">Lines whose person is unknown.</param>
public sealed record ParentReport(long Lines, long Duplicates, long WithoutKey, long ByPsa, long BySexAndAge, long Ambiguous, long Fictive, long Unknown);
