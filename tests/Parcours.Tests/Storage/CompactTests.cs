using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed class CompactTests
{
    [Fact]
    public void Compaction_keeps_every_row_in_one_segment_a_bucket()
    {
        List<Claims.Act> all = [];
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), Claims.Buckets);
        for (int month = 0; month < 5; month++)
        {
            List<Claims.Act> delivery = Claims.Random(month, 100 + (50 * month), 6000);
            all.AddRange(delivery);
            Claims.Write(store, delivery);
        }

        Snapshot compacted = store.Compact("small");
        Assert.Equal(Claims.Lines(all), Claims.Read(compacted));
        Assert.Equal(15, compacted.RowCount("places"));
        for (int b = 0; b < compacted.BucketCount; b++)
        {
            BucketReader bucket = compacted.Bucket(b);
            Assert.Single(bucket.Sections("acts"));
            for (int p = 1; p < bucket.PatientCount; p++)
            {
                Assert.True(bucket.Patients.Int64(p - 1) < bucket.Patients.Int64(p));
            }
        }

        VerifyReport report = store.Verify();
        Assert.True(report.IsClean, string.Join("; ", report.Findings.Select(f => f.Message)));
        Assert.Equal(Claims.Lines(all), Claims.Read(store.At(5)));
    }

    [Fact]
    public void Compacting_what_is_compact_changes_no_byte_of_the_rows()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 1);
        Claims.Write(store, Claims.Random(1, 100, 5000));
        store.Compact();
        store.Compact();
        Assert.True(objects.Objects["buckets/0000/0000000002-0.seg"].AsSpan().SequenceEqual(objects.Objects["buckets/0000/0000000003-0.seg"]));
    }

    [Fact]
    public void After_compaction_old_snapshots_can_go_and_their_files_with_them()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), Claims.Buckets);
        Claims.Write(store, Claims.Random(1, 100, 5000));
        Claims.Write(store, Claims.Random(2, 100, 5000));
        List<string> rows = Claims.Read(store.Compact());
        store.RemoveSnapshot(1);
        store.RemoveSnapshot(2);
        Assert.All(objects.List("buckets/"), o => Assert.EndsWith("0000000003-0.seg", o.Name, StringComparison.Ordinal));
        using DatasetStore again = DatasetStore.Open(objects);
        Assert.Equal(rows, Claims.Read(again.Current));
        Assert.True(again.Verify().IsClean);
    }
}
