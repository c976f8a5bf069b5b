namespace Parcours;

/// <summary>A kind of file that holds a table.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated values, or values with another separator; compressed with gzip or not.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>The Apache Arrow IPC file format (Feather version 2).</summary>
    Arrow,

    /// <summary>The Apache Arrow IPC stream format.</summary>
    ArrowStream,

    /// <summary>One JSON array of objects. Written only.</summary>
    Json,

    /// <summary>One JSON object a line. Written only.</summary>
    JsonLines,
}
