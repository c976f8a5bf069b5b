namespace Parcours.Snds.Linkage;

/// <summary>A piece of a file, with the number of its first line where lines are numbered.</summary>
/// <param name="Source">The piece.</param>
/// <param name="FirstLine">The number of its first line.</param>
/// <param name="Rows">How many rows it had when lines were numbered, or -1 when they are not.</param>
internal sealed record LinkedPart(TableSource Source, long FirstLine, long Rows);
