namespace Parcours.Cli.Options;

/// <summary>How data are written to standard output.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    Csv,

    /// <summary>An array of objects.</summary>
    Json,

    /// <summary>The stream format of Arrow IPC, which a pipe can carry.</summary>
    Arrow,

    Parquet,
}
