namespace Parcours;

/// <summary>How a table is written.</summary>
public sealed record TableWriterOptions
{
    /// <summary>CSV: what parts fields.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>CSV: how dates are written, one form; timestamps follow it with their time.</summary>
    public DateForms Dates { get; init; } = DateForms.Iso;

    /// <summary>CSV: whether the first line names the columns.</summary>
    public bool Header { get; init; } = true;

    /// <summary>Parquet: the most rows of a row group.</summary>
    public int RowGroupRows { get; init; } = 1 << 20;
}
