namespace Parcours.Storage;

/// <summary>An open dataset: its snapshots, and the way to add to it. Snapshots are cached and shared; disposing the store unmaps what they read.</summary>
internal sealed class DatasetStore : IDisposable
{
    internal DatasetStore(IObjectStore store) => Objects = store;
    public IObjectStore Objects { get; }
    public ColumnType PatientType => throw new NotImplementedException();
    public int BucketCount => throw new NotImplementedException();
    public Snapshot Current => throw new NotImplementedException();
    public IReadOnlyList<SnapshotInfo> Snapshots => throw new NotImplementedException();
    public string SpillFolder => throw new NotImplementedException();
    public static bool Exists(IObjectStore store) => throw new NotImplementedException();
    public static DatasetStore Create(IObjectStore store, ColumnType patientType, int bucketCount, TimeProvider? time = null) => throw new NotImplementedException();
    public static DatasetStore Open(IObjectStore store, TimeProvider? time = null) => throw new NotImplementedException();
    public Snapshot At(long id) => throw new NotImplementedException();
    public Snapshot At(string name) => throw new NotImplementedException();
    public CommitBuilder BeginCommit() => throw new NotImplementedException();
    public void RemoveSnapshot(long id) => throw new NotImplementedException();
    public VerifyReport Verify(IProgress<StorageProgress>? progress = null, CancellationToken ct = default) => throw new NotImplementedException();
    public Snapshot Compact(string? name = null, IProgress<StorageProgress>? progress = null, CancellationToken ct = default) => throw new NotImplementedException();
    public void Dispose() => throw new NotImplementedException();
}
