namespace Parcours.Execution;

/// <summary>What a pipeline did.</summary>
/// <param name="Steps">Source, operators and sink, a line each.</param>
/// <param name="Morsels">How many morsels there were.</param>
/// <param name="RowsScanned">Rows of stored tables that were looked at.</param>
/// <param name="BytesRead">Encoded bytes that were read.</param>
/// <param name="PagesSkipped">Pages that were not read, because their statistics decided.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record PipelineReport(IReadOnlyList<string> Steps, int Morsels, long RowsScanned, long BytesRead, long PagesSkipped, TimeSpan Elapsed);
