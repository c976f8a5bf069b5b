using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>
/// Writes all rows anew, one segment a bucket and one a reference table, patients numbered in the order of their keys, and
/// commits that as a snapshot. Older snapshots keep their files until they are removed.
/// </summary>
internal sealed unsafe class Compactor(DatasetStore store, IProgress<StorageProgress>? progress, CancellationToken ct)
{
    private long _done;
    private long _total;

    public Snapshot Run(string? name)
    {
        using CommitBuilder commit = store.BeginCommit();
        Snapshot snapshot = commit.Base;
        _total = snapshot.Document.Segments.Sum(s => s.Length);
        commit.ReplaceAll();
        int[] buckets = [.. Enumerable.Range(0, snapshot.BucketCount).Where(b => !snapshot.Segments(b).IsEmpty)];
        InParallel.ForEach(buckets, bucket =>
        {
            Write(commit, snapshot, bucket);
            Report(snapshot.Segments(bucket));
        }, ct);

        foreach (TableSchema table in snapshot.Tables.Where(t => t.Kind == TableKind.Reference))
        {
            Write(commit, snapshot, table);
        }

        Report(snapshot.Segments(-1));
        return commit.Commit(name);
    }

    private void Write(CommitBuilder commit, Snapshot snapshot, int bucket)
    {
        // Read apart from the snapshot's own, so that the memory goes with the bucket.
        using BucketReader reader = snapshot.OpenBucket(bucket);
        int[] order = InOrder(reader.Patients);
        using SegmentWriter segment = commit.BeginSegment(bucket);
        AddPatients(segment, reader.Patients, order);
        foreach (TableSchema table in snapshot.Tables.Where(t => t.Kind != TableKind.Reference))
        {
            IReadOnlyList<SectionReader> sections = reader.Sections(table.Name);
            if (sections.Count > 0)
            {
                using var firstRow = new NativeBuffer();
                var first = (uint*)firstRow.Reserve((order.Length + 1L) * sizeof(uint));
                using var merge = new SectionMerge(snapshot, sections);
                merge.OrderPatients(order, first);
                WriteColumns(segment.BeginSection(table, first, order.Length, merge.RowCount), merge, table);
            }
        }

        segment.Complete();
    }

    private void Write(CommitBuilder commit, Snapshot snapshot, TableSchema table)
    {
        IReadOnlyList<SectionReader> sections = snapshot.Reference(table.Name);
        if (sections.Count == 0)
        {
            return;
        }

        using var merge = new SectionMerge(snapshot, sections);
        merge.OrderAll();
        using SegmentWriter segment = commit.BeginReference(table.Name);
        WriteColumns(segment.BeginSection(table, null, 0, merge.RowCount), merge, table);
        segment.Complete();
    }

    private void WriteColumns(SectionWriter writer, SectionMerge merge, TableSchema table)
    {
        using var values = new NativeBuffer();
        using var validity = new NativeBuffer();
        for (int column = 0; column < table.Columns.Length; column++)
        {
            ct.ThrowIfCancellationRequested();
            if (column != table.PatientIndex)
            {
                merge.WriteColumn(writer, column, values, validity);
            }
        }
    }

    private static int[] InOrder(PatientKeys keys)
    {
        int[] order = new int[keys.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, keys.IsText
            ? (a, b) => keys.Text(a).SequenceCompareTo(keys.Text(b))
            : (a, b) => keys.Int64(a).CompareTo(keys.Int64(b)));
        return order;
    }

    private static void AddPatients(SegmentWriter segment, PatientKeys keys, int[] order)
    {
        using var buffer = new NativeBuffer();
        fixed (int* ordinals = order)
        {
            if (keys.IsText)
            {
                var views = (TextView*)buffer.Reserve((long)order.Length * sizeof(TextView));
                keys.Gather(ordinals, order.Length, views);
                segment.AddPatients(views, order.Length);
            }
            else
            {
                var values = (long*)buffer.Reserve((long)order.Length * sizeof(long));
                keys.Gather(ordinals, order.Length, values);
                segment.AddPatients(new ReadOnlySpan<long>(values, order.Length));
            }
        }
    }

    private void Report(IEnumerable<SegmentRecord> segments)
    {
        long done = Interlocked.Add(ref _done, segments.Sum(s => s.Length));
        progress?.Report(new(done, _total));
    }
}
