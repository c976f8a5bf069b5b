namespace Parcours.Cli.Info;

/// <summary>A table in the description of a dataset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What a row is.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">Bytes of its columns, as they are stored.</param>
/// <param name="Patient">The column that names the patient.</param>
/// <param name="Time">The column of the time, or of the start.</param>
/// <param name="End">The column of the end.</param>
/// <param name="Columns">The columns, in stored order.</param>
internal sealed record TableInfo(
    string Name,
    string Kind,
    long Rows,
    long Bytes,
    string? Patient,
    string? Time,
    string? End,
    IReadOnlyList<ColumnInfo> Columns);
