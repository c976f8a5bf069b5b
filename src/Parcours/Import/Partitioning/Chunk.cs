namespace Parcours.Import;

/// <summary>Some rows of one bucket and table, packed: in memory, or in a spill file.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">How many bytes, without padding.</param>
/// <param name="Memory">Where they are, or 0 when they were spilled.</param>
/// <param name="File">The spill file they are in.</param>
/// <param name="Offset">Where in it.</param>
internal readonly record struct Chunk(int Rows, int Bytes, nint Memory, SpillFile? File, long Offset);
