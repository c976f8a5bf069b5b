namespace Parcours.Cli.Info;

/// <summary>What there is to know of a dataset without reading its values; <c>info --json</c> writes it as it is.</summary>
/// <param name="Folder">The folder, as it was given.</param>
/// <param name="Snapshot">The snapshot that the rest speaks of.</param>
/// <param name="PatientType">The type of the patients' keys.</param>
/// <param name="Buckets">How many buckets there are.</param>
/// <param name="Patients">Patients over all buckets.</param>
/// <param name="Rows">Rows over all tables.</param>
/// <param name="Bytes">Bytes of the columns of all tables, as they are stored.</param>
/// <param name="Tables">The tables, by name.</param>
/// <param name="Snapshots">All snapshots, oldest first.</param>
internal sealed record DatasetInfo(
    string Folder,
    SnapshotLine Snapshot,
    string PatientType,
    int Buckets,
    long Patients,
    long Rows,
    long Bytes,
    IReadOnlyList<TableInfo> Tables,
    IReadOnlyList<SnapshotLine> Snapshots);
