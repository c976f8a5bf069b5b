namespace Parcours.Storage;

/// <summary>What a snapshot says of a file that rows of it came from.</summary>
/// <param name="Table">The table that has the rows.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Fingerprint">Its length and a hash of its content.</param>
/// <param name="Snapshot">The snapshot that brought the rows.</param>
internal sealed record SourceRecord(string Table, string Name, string Fingerprint, long Snapshot);
