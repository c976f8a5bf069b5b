namespace Parcours.Snds.Linkage;

/// <summary>A detail line that looks for its claim, on its way to the part of its key.</summary>
internal readonly record struct DetailRecord(UInt128 Key, long Row);
