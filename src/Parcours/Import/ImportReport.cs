namespace Parcours;

/// <summary>What an import did.</summary>
/// <param name="SnapshotId">The snapshot it made.</param>
/// <param name="Tables">What became of the lines of each table, in the order they were given.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ImportReport(long SnapshotId, IReadOnlyList<TableReport> Tables, TimeSpan Elapsed)
{
    /// <summary>Lines read over all tables.</summary>
    public long Read => Tables.Sum(table => table.Read);

    /// <summary>Rows stored over all tables.</summary>
    public long Stored => Tables.Sum(table => table.Stored);

    /// <summary>Lines not stored over all tables.</summary>
    public long Rejected => Tables.Sum(table => table.Rejected);

    /// <summary>Patients that the dataset had not known before.</summary>
    public long NewPatients { get; init; }

    /// <summary>Bytes of rows that did not fit in memory and waited on the disk.</summary>
    public long SpilledBytes { get; init; }

    /// <summary>The most bytes of memory that were held at once for rows, dictionaries and sorting.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>Where the lines that were not stored are listed: a path, or the name of an object of the dataset; null when there are none.</summary>
    public string? RejectsFile { get; init; }
}
