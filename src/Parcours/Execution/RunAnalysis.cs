namespace Parcours.Execution;

/// <summary>What a run of a query did: as text for people, and the figures that programs of our own ask for.</summary>
/// <param name="Text">The plan, and what each pipeline did.</param>
/// <param name="RowsScanned">Rows of stored tables that were looked at.</param>
/// <param name="BytesRead">Encoded bytes that were read.</param>
internal sealed record RunAnalysis(string Text, long RowsScanned, long BytesRead);
