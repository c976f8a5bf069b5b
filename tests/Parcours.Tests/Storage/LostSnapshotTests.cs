using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed class LostSnapshotTests
{
    private static readonly ColumnType s_key = new(ColumnKind.Int64);

    [Fact]
    public void Files_of_a_lost_snapshot_are_reported_and_kept_and_nothing_is_written_over_them()
    {
        MemoryObjectStore objects = TwoCommits();
        Assert.True(objects.Objects.TryRemove(SnapshotDocument.FileOf(2), out byte[]? lost));
        Dictionary<string, byte[]> before = new(objects.Objects);

        // A killed writer elsewhere calls for cleaning; it takes nothing that the lost snapshot named.
        objects.Objects["writers/0000000001-7"] = [];
        using (DatasetStore store = DatasetStore.Open(objects))
        {
            VerifyFinding finding = Assert.Single(store.Verify().Findings);
            Assert.Equal(SnapshotDocument.FileOf(2), finding.File);
            Assert.Contains("lost", finding.Message, StringComparison.Ordinal);
            ParcoursException error = Assert.Throws<ParcoursException>(store.BeginCommit);
            Assert.Equal("PRC0116", error.Id);
            Assert.Equal("PRC0116", Assert.Throws<ParcoursException>(() => store.Compact()).Id);
        }

        Assert.Empty(objects.List("writers/"));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), objects.Objects.Keys.Order(StringComparer.Ordinal));
        objects.Objects[SnapshotDocument.FileOf(2)] = lost!;
        using DatasetStore whole = DatasetStore.Open(objects);
        Assert.True(whole.Verify().IsClean);
        Assert.Equal(2, whole.Current.Id);
    }

    [Fact]
    public void A_lost_snapshot_can_be_given_up_by_its_number()
    {
        MemoryObjectStore objects = TwoCommits();
        objects.Delete(SnapshotDocument.FileOf(2));
        using DatasetStore store = DatasetStore.Open(objects);
        Assert.Equal("PRC0106", Assert.Throws<ParcoursException>(() => store.RemoveSnapshot(3)).Id);
        store.RemoveSnapshot(2);
        Assert.True(store.Verify().IsClean);
        Assert.Empty(Leftovers.Find(objects).All);
        Assert.Equal(2, Claims.Write(store, Claims.Random(5, 10, 10)).Id);
    }

    [Fact]
    public void An_older_snapshot_that_was_lost_keeps_the_files_that_only_it_named()
    {
        MemoryObjectStore objects = TwoCommits();
        using DatasetStore store = DatasetStore.Open(objects);
        store.Compact();
        store.RemoveSnapshot(1);
        Assert.True(store.Verify().IsClean);
        objects.Delete(SnapshotDocument.FileOf(2));
        objects.Objects["writers/0000000003-7"] = [];
        using DatasetStore again = DatasetStore.Open(objects);
        Assert.Equal(SnapshotDocument.FileOf(2), Assert.Single(again.Verify().Findings).File);
        again.RemoveSnapshot(2);
        Assert.True(again.Verify().IsClean);
        Assert.Empty(Leftovers.Find(objects).All);
        Assert.Empty(objects.List("writers/"));
    }

    [Fact]
    public void What_is_missing_or_null_in_a_snapshot_is_damage()
    {
        string[] contents =
        [
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\"}",
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\",\"tables\":null,\"dictionaries\":[],\"segments\":[]}",
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\",\"tables\":[null],\"dictionaries\":[],\"segments\":[]}",
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\",\"tables\":[{\"name\":\"t\",\"kind\":\"Reference\"}],\"dictionaries\":[],\"segments\":[]}",
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\",\"tables\":[],\"dictionaries\":[],\"segments\":[{\"bucket\":0,\"firstOrdinal\":0}]}",
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\",\"tables\":[],\"dictionaries\":[{\"number\":0}],\"segments\":[]}",
            "{\"formatVersion\":1,\"id\":1,\"committedAt\":\"2026-01-01T00:00:00+00:00\",\"tables\":[],\"dictionaries\":[],\"segments\":[],\"bucketCount\":3}",
            "null",
            "7",
        ];
        foreach (string content in contents)
        {
            var objects = new MemoryObjectStore();
            DatasetStore.Create(objects, s_key, 2).Dispose();
            string checksum = System.IO.Hashing.XxHash3.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(content)).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
            objects.Objects[SnapshotDocument.FileOf(1)] = System.Text.Encoding.UTF8.GetBytes($"{{\"checksum\":\"{checksum}\",\"content\":{content}}}\n");
            Assert.Equal("PRC0101", Assert.Throws<ParcoursException>(() => DatasetStore.Open(objects)).Id);
        }
    }

    [Fact]
    public void Unfinished_documents_go_when_the_dataset_is_opened()
    {
        string folder = Directory.CreateTempSubdirectory("parcours-lost-").FullName;
        try
        {
            var objects = new LocalObjectStore(folder);
            DatasetStore.Create(objects, s_key, 2).Dispose();
            string left = Path.Combine(folder, "snapshots", "0000000001.json.0123.tmp");
            File.WriteAllText(left, "half");
            DatasetStore.Open(objects).Dispose();
            Assert.False(File.Exists(left));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static MemoryObjectStore TwoCommits()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, s_key, Claims.Buckets);
        Claims.Write(store, Claims.Random(1, 100, 1000));
        Claims.Write(store, Claims.Random(2, 100, 1000));
        return objects;
    }
}
