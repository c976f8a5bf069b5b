namespace Parcours.Snds.Linkage;

/// <summary>Lines of a table that others hang on, on their way from the threads that read to the one that numbers.</summary>
/// <param name="Keys">Their keys.</param>
/// <param name="Persons">Their persons, or outcomes.</param>
/// <param name="Psas">The numbers of their PSA, for chaining tables.</param>
/// <param name="Starts">Their dates.</param>
/// <param name="Ends">Their ends.</param>
internal sealed record ParentLines(UInt128[] Keys, int[] Persons, int[]? Psas, int[] Starts, int[] Ends);
