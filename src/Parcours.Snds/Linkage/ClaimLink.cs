namespace Parcours.Snds.Linkage;

/// <summary>What a detail line found: the number, the person and the date of its claim.</summary>
internal readonly record struct ClaimLink(long Number, int Person, int Time);
