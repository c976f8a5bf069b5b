namespace Parcours.Snds.Linkage;

/// <summary>A claim on its way to the part of its key.</summary>
internal readonly record struct ClaimRecord(UInt128 Key, long Number, int Person, int Time);
