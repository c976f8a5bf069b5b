namespace Parcours.Storage;

/// <summary>Looking after a dataset.</summary>
internal sealed partial class DatasetStore
{
    /// <summary>Removes a snapshot and the files that no other snapshot uses. The newest cannot be removed.</summary>
    public void RemoveSnapshot(long id)
    {
        SnapshotRemoval.Remove(Objects, id);
        lock (_lock)
        {
            // Those who read the snapshot keep what they mapped; nobody gets it anew.
            if (_snapshots.Remove(id, out Snapshot? removed))
            {
                _removed.Add(removed);
            }
        }
    }

    /// <summary>Reads all that is stored and checks it: checksums, lengths, orders, numbers, in every snapshot.</summary>
    public VerifyReport Verify(IProgress<StorageProgress>? progress = null, CancellationToken ct = default) =>
        new Verifier(Objects, _document, progress, ct).Run();

    /// <summary>Commits a snapshot with the same rows in one segment a bucket, patients numbered in the order of their keys.</summary>
    public Snapshot Compact(string? name = null, IProgress<StorageProgress>? progress = null, CancellationToken ct = default) =>
        new Compactor(this, progress, ct).Run(name);
}
