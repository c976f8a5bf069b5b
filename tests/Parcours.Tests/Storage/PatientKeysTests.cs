using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed unsafe class PatientKeysTests
{
    private static readonly TableSchema s_patients = new("people", TableKind.Patients, [new("id", new(ColumnKind.Text), false), new("born", new(ColumnKind.Int32), true)]) { Patient = "id" };

    [Fact]
    public void Text_keys_are_found_by_value_and_by_ordinal_across_segments()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Text), 2);
        Write(store, [.. Enumerable.Range(0, 3000).Select(i => $"é{i * 7919 % 3000:D4}x{new string('y', i % 5)}")]);
        Write(store, [.. Enumerable.Range(0, 500).Select(i => $"a{i}")]);
        Check(store.Current, 3500);
        Check(store.Compact(), 3500);
        VerifyReport report = store.Verify();
        Assert.True(report.IsClean, string.Join("; ", report.Findings.Select(f => f.Message)));
        Assert.Equal(3500, store.Current.RowCount("people"));
    }

    [Fact]
    public void Integer_keys_are_found_whatever_their_sign()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        long[] keys = [long.MinValue, -5, 0, 7, long.MaxValue];
        using (CommitBuilder commit = store.BeginCommit())
        {
            using SegmentWriter segment = commit.BeginSegment(0);
            segment.AddPatients(keys);
            segment.Complete();
            commit.Commit();
        }

        PatientKeys found = store.Current.Bucket(0).Patients;
        int* ordinals = stackalloc int[] { 4, 0, 2 };
        long* gathered = stackalloc long[3];
        found.Gather(ordinals, 3, gathered);
        Assert.Equal([long.MaxValue, long.MinValue, 0], new ReadOnlySpan<long>(gathered, 3).ToArray());
        Assert.All(keys, k => Assert.True(found.TryFind(k, out int ordinal) && found.Int64(ordinal) == k));
        Assert.False(found.TryFind(6, out _));
    }

    [Fact]
    public void Keys_that_are_not_ascending_are_refused()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        using CommitBuilder commit = store.BeginCommit();
        using SegmentWriter segment = commit.BeginSegment(0);
        Assert.Throws<ArgumentException>(() => segment.AddPatients([1L, 1L]));
    }

    [Fact]
    public void A_patient_with_two_numbers_is_found_by_verification()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        for (int i = 0; i < 2; i++)
        {
            using CommitBuilder commit = store.BeginCommit();
            using SegmentWriter segment = commit.BeginSegment(0);
            segment.AddPatients([3L, 4L + i]);
            segment.Complete();
            commit.Commit();
        }

        Assert.Contains("1 patients have two numbers in the bucket", Assert.Single(store.Verify().Findings).Message, StringComparison.Ordinal);
    }

    private static void Check(Snapshot snapshot, int count)
    {
        int seen = 0;
        for (int b = 0; b < snapshot.BucketCount; b++)
        {
            PatientKeys keys = snapshot.Bucket(b).Patients;
            for (int i = 0; i < keys.Count; i++, seen++)
            {
                Assert.True(keys.TryFind(keys.Text(i), out int ordinal));
                Assert.Equal(i, ordinal);
                Assert.Equal(b, BucketHash.BucketOf(keys.Text(i), snapshot.BucketCount));
                TextView view;
                keys.Gather(&ordinal, 1, &view);
                Assert.True(view.Span.SequenceEqual(keys.Text(i)));
            }

            Assert.False(keys.TryFind("nobody"u8, out _));
        }

        Assert.Equal(count, seen);
    }

    private static void Write(DatasetStore store, string[] keys)
    {
        using CommitBuilder commit = store.BeginCommit();
        TableSchema table = commit.Declare(s_patients);
        foreach (IGrouping<int, string> bucket in keys.GroupBy(k => BucketHash.BucketOf(System.Text.Encoding.UTF8.GetBytes(k), store.BucketCount)))
        {
            using SegmentWriter segment = commit.BeginSegment(bucket.Key);
            string[] sorted = [.. bucket.Order(StringComparer.Ordinal)];
            using TestColumn texts = TestColumn.OfTexts(sorted);
            using TestColumn born = TestColumn.Of(Lane.Int32, [.. sorted.Select((_, i) => (long)i)]);
            segment.AddPatients((TextView*)texts.Values, sorted.Length);
            int patients = segment.FirstOrdinal + sorted.Length;
            uint[] first = [.. Enumerable.Range(0, patients + 1).Select(i => (uint)Math.Max(0, i - segment.FirstOrdinal))];
            fixed (uint* firstRow = first)
            {
                segment.BeginSection(table, firstRow, patients, sorted.Length).WriteColumn(1, born.Values, null);
            }

            segment.Complete();
        }

        commit.Commit();
    }
}
