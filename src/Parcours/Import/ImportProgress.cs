namespace Parcours;

/// <summary>How far an import is.</summary>
/// <param name="Phase">What it is busy with.</param>
/// <param name="Table">The table whose rows are being read; null in the other phases.</param>
/// <param name="Rows">Rows read so far, or rows sorted and encoded so far in <see cref="ImportPhase.Building"/>.</param>
/// <param name="Bytes">Bytes held or spilled so far for the rows read, or the part of them that is built.</param>
/// <param name="Fraction">How much of the whole import is done, from 0 to 1, as far as the sources' estimates are right.</param>
public readonly record struct ImportProgress(ImportPhase Phase, string? Table, long Rows, long Bytes, double Fraction);
