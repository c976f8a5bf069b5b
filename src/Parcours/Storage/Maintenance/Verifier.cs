namespace Parcours.Storage;

/// <summary>
/// Reads all that is stored, in every snapshot, and checks it: every checksum and length, statistics, the order of rows,
/// patient indexes, dictionaries, ordinals and buckets. It goes on after what it finds, so that one run names all.
/// </summary>
internal sealed class Verifier(IObjectStore store, DatasetDocument dataset, IProgress<StorageProgress>? progress, CancellationToken ct)
{
    private readonly Findings _findings = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _patients = new(StringComparer.Ordinal);
    private int _snapshots;
    private int _files;
    private long _done;
    private long _total;
    private long _pages;
    private long _rows;

    public VerifyReport Run()
    {
        _total = store.List("buckets/").Concat(store.List("reference/")).Concat(store.List("dictionaries/")).Sum(o => o.Length);
        _findings.Try(DatasetDocument.File, () => SealedJson.Read(store, DatasetDocument.File, StorageJson.Default.DatasetDocument));
        _files++;
        foreach (long id in SnapshotFiles.List(store).OrderDescending())
        {
            // The newest first: its schemas and dictionaries hold those of all before it.
            _snapshots++;
            _files++;
            _findings.Try(SnapshotDocument.FileOf(id), () => Check(SnapshotFiles.Read(store, id)));
        }

        _findings.Try(SnapshotDocument.Folder, CheckLost);
        return new([.. _findings.All], _snapshots, _files, _pages, _rows, _done);
    }

    /// <summary>Files of a snapshot that was committed and is not there: its document was deleted, or lost with a disk.</summary>
    private void CheckLost()
    {
        foreach ((long id, List<string> files) in Leftovers.Find(store).Lost)
        {
            // Those of a writer that gave up while this looked are gone by now.
            int there = files.Count(file => store.List(file).Any());
            if (there > 0)
            {
                _findings.Add(SnapshotDocument.FileOf(id), FormattableString.Invariant(
                    $"the snapshot is lost: it was committed, {there} files of it are there, and no snapshot names them. Nothing of them is removed. Restore its document from a copy; or give its rows up with `parcours snapshots --remove {id}`, and import its delivery again"));
            }
        }
    }

    private void Check(SnapshotDocument document)
    {
        using var files = new SharedFiles(store);
        using var snapshot = new Snapshot(files, dataset, document);
        foreach (DictionaryRecord dictionary in document.Dictionaries)
        {
            if (dictionary.Files.Any(f => _seen.Add(f.File)))
            {
                _findings.Try(dictionary.Files[^1].File, () => files.Dictionary(dictionary));
                _files += dictionary.Files.Length;
                Report(dictionary.Files.Sum(f => f.Length));
            }
        }

        // Older snapshots may see sections that newer ones leave out.
        SegmentRecord[] unseen = [.. document.Segments.Where(s => _seen.Add($"{s.File} {string.Join('|', s.Sections.Select(n => n.Table))}"))];
        _files += unseen.Length;
        InParallel.ForEach(unseen, record =>
        {
            _findings.Try(record.File, () => Check(snapshot, record));
            Report(record.Length);
        }, ct);

        for (int bucket = 0; bucket < snapshot.BucketCount; bucket++)
        {
            // Keys are unique among the segments of a bucket; the same segments need not be looked at for each snapshot.
            if (snapshot.Segments(bucket).Length > 1 && _patients.Add(string.Join('|', snapshot.Segments(bucket).Select(s => s.File))))
            {
                _findings.Try(snapshot.Segments(bucket)[^1].File, () => CheckUnique(snapshot, bucket));
            }
        }
    }

    private void Check(Snapshot snapshot, SegmentRecord record)
    {
        using SegmentFile segment = SegmentFile.Open(store, record);
        var verifier = new SegmentVerifier(snapshot, segment, record, _findings, ct);
        verifier.Run();
        Interlocked.Add(ref _pages, verifier.Counts.Pages);
        Interlocked.Add(ref _rows, verifier.Counts.Rows);
    }

    private void CheckUnique(Snapshot snapshot, int bucket)
    {
        using BucketReader reader = snapshot.OpenBucket(bucket);
        int twice = 0;
        for (int i = 0; i < reader.PatientCount; i++)
        {
            // A key is looked for from the oldest segment on: one that is there twice is found at its first place.
            bool found = reader.Patients.IsText
                ? reader.Patients.TryFind(reader.Patients.Text(i), out int ordinal)
                : reader.Patients.TryFind(reader.Patients.Int64(i), out ordinal);
            twice += found && ordinal == i ? 0 : 1;
        }

        if (twice > 0)
        {
            _findings.Add(snapshot.Segments(bucket)[^1].File, $"{twice} patients have two numbers in the bucket");
        }
    }

    private void Report(long bytes)
    {
        long done = Interlocked.Add(ref _done, bytes);
        progress?.Report(new(done, Math.Max(_total, done)));
    }
}
