using System.Globalization;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>
/// An open dataset: its snapshots, and the way to add to it. Snapshots are cached and shared; disposing the store unmaps what
/// they read. May be used by many threads.
/// </summary>
internal sealed partial class DatasetStore : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly DatasetDocument _document;
    private readonly SharedFiles _files;
    private readonly Dictionary<long, Snapshot> _snapshots = [];
    private readonly List<Snapshot> _removed = [];
    private Snapshot _current;
    private SpillFolder? _spill;

    private DatasetStore(IObjectStore objects, TimeProvider time, DatasetDocument document)
    {
        (Objects, _time, _document, _files) = (objects, time, document, new(objects));
        _current = At(SnapshotFiles.Newest(objects));
    }

    /// <summary>Where the dataset lives.</summary>
    public IObjectStore Objects { get; }

    /// <summary>The type of patient keys in the current snapshot: int64 or text.</summary>
    public ColumnType PatientType => Current.PatientType;

    /// <summary>The number of buckets in the current snapshot, a power of two.</summary>
    public int BucketCount => Current.BucketCount;

    /// <summary>The newest snapshot when the dataset was opened or refreshed, or the one that this store committed last.</summary>
    public Snapshot Current => Volatile.Read(ref _current);

    /// <summary>The snapshots that there are now, the oldest first.</summary>
    public IReadOnlyList<SnapshotInfo> Snapshots =>
        [.. SnapshotFiles.List(Objects)
            .Where(id => id > 0)
            .Select(id => SnapshotFiles.Read(Objects, id))
            .Select(s => new SnapshotInfo(s.Id, s.Name, s.CommittedAt))];

    /// <summary>A folder of this process for what does not fit in memory, beside the data where they are on a local disk; removed with the store.</summary>
    public string SpillFolder
    {
        get
        {
            lock (_lock)
            {
                return (_spill ??= new(Objects)).Path;
            }
        }
    }

    /// <summary>Whether there is a dataset.</summary>
    public static bool Exists(IObjectStore store)
    {
        try
        {
            // Read rather than listed: a list by a name without a folder walks the whole dataset.
            return store.Read(DatasetDocument.File) is not null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether an error of <see cref="Create"/> says that there is a dataset already.</summary>
    public static bool IsThere(ParcoursException error) => error.Id == "PRC0108";

    /// <summary>Makes an empty dataset and opens it.</summary>
    /// <param name="store">Where.</param>
    /// <param name="patientType">The type of patient keys: int64 or text.</param>
    /// <param name="bucketCount">How many buckets, a power of two up to 65,536.</param>
    /// <param name="time">The clock that commits are dated by.</param>
    public static DatasetStore Create(IObjectStore store, ColumnType patientType, int bucketCount, TimeProvider? time = null)
    {
        if (patientType.Kind is not (ColumnKind.Int64 or ColumnKind.Text))
        {
            throw new ArgumentException("Patient keys are int64 or text.", nameof(patientType));
        }

        if (bucketCount is < 1 or > 65536 || !int.IsPow2(bucketCount))
        {
            throw new ArgumentOutOfRangeException(nameof(bucketCount), bucketCount, "The number of buckets is a power of two up to 65,536.");
        }

        time ??= TimeProvider.System;

        // Held off so, nobody who opens the folder takes the files being written for those of a writer that died.
        using IDisposable? held = store.TryLock(exclusive: false);
        if (Exists(store))
        {
            throw Errors.DatasetExists(store.ToString()!);
        }

        try
        {
            // The document that makes it a dataset comes last; what a maker that died left before it is as good as ours.
            var empty = new SnapshotDocument(DatasetDocument.FirstVersion, 0, null, time.GetUtcNow(), [], [], []);
            SealedJson.Write(store, SnapshotDocument.FileOf(0), empty, StorageJson.Default.SnapshotDocument);
        }
        catch (ObjectExistsException)
        {
        }

        try
        {
            var document = new DatasetDocument(DatasetDocument.FirstVersion, patientType.Kind, bucketCount);
            SealedJson.Write(store, DatasetDocument.File, document, StorageJson.Default.DatasetDocument);
        }
        catch (ObjectExistsException)
        {
            throw Errors.DatasetExists(store.ToString()!);
        }

        return Open(store, time);
    }

    /// <summary>Opens a dataset; what writers that were killed left is removed when no other writer is alive.</summary>
    public static DatasetStore Open(IObjectStore store, TimeProvider? time = null)
    {
        if (!Exists(store))
        {
            throw Errors.NotADataset(store.ToString()!);
        }

        DatasetDocument document = SealedJson.Read(store, DatasetDocument.File, StorageJson.Default.DatasetDocument);
        if (document.FormatVersion > DatasetDocument.CurrentVersion)
        {
            throw Errors.NewerFormat(DatasetDocument.File, document.FormatVersion, DatasetDocument.CurrentVersion);
        }

        if (!DatasetDocument.IsShape(document.BucketCount, document.PatientKey))
        {
            throw Errors.Damaged(DatasetDocument.File, "its buckets or its patient key are not as they must be");
        }

        Cleaner.CleanIfSafe(store);
        return new(store, time ?? TimeProvider.System, document);
    }

    /// <summary>Turns to the newest snapshot that there is now, whoever committed it.</summary>
    public Snapshot Refresh() => Advance(SnapshotFiles.Newest(Objects));

    /// <summary>A snapshot by number.</summary>
    public Snapshot At(long id)
    {
        lock (_lock)
        {
            if (!_snapshots.TryGetValue(id, out Snapshot? snapshot))
            {
                List<long> known = SnapshotFiles.List(Objects);
                if (!known.Contains(id))
                {
                    throw Errors.UnknownSnapshot(id.ToString(CultureInfo.InvariantCulture), []);
                }

                snapshot = new(_files, _document, SnapshotFiles.Read(Objects, id));
                _snapshots.Add(id, snapshot);
            }

            return snapshot;
        }
    }

    /// <summary>A snapshot by name, without regard to case.</summary>
    public Snapshot At(string name)
    {
        IReadOnlyList<SnapshotInfo> all = Snapshots;
        SnapshotInfo? info = all.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
        return info is not null ? At(info.Id) : throw Errors.UnknownSnapshot(name, all.Select(s => s.Name).OfType<string>());
    }

    /// <summary>Starts a commit on the newest snapshot that there is now.</summary>
    public CommitBuilder BeginCommit() => new(this, WriterClaim.Take(Objects));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (Snapshot snapshot in _snapshots.Values.Concat(_removed))
            {
                snapshot.Dispose();
            }

            _snapshots.Clear();
            _files.Dispose();
            _spill?.Dispose();
            _spill = null;
        }
    }

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Makes a committed snapshot the current one.</summary>
    internal Snapshot Advance(long id)
    {
        Snapshot snapshot = At(id);
        Volatile.Write(ref _current, snapshot);
        return snapshot;
    }
}
