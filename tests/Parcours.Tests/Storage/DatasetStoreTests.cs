using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed class DatasetStoreTests : IDisposable
{
    private static readonly ColumnType s_key = new(ColumnKind.Int64);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "parcours-tests-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Rows_come_back_after_the_dataset_is_opened_again()
    {
        List<Claims.Act> acts = Claims.Random(1, 500, 20000);
        var objects = new LocalObjectStore(_folder);
        using (DatasetStore store = DatasetStore.Create(objects, s_key, Claims.Buckets))
        {
            Claims.Write(store, acts, "first");
        }

        using DatasetStore again = DatasetStore.Open(objects);
        Assert.Equal(Claims.Lines(acts), Claims.Read(again.Current));
        Assert.Equal(acts.Count, again.Current.RowCount("ACTS"));
        Assert.Equal(3, again.Current.RowCount("places"));
        Assert.Equal(["Lyon", "Lille", "Nice"], Claims.ReadColumn(again.Current, again.Current.Reference("places")[0], 1));
    }

    [Fact]
    public void Older_snapshots_stay_as_they_were()
    {
        List<Claims.Act> first = Claims.Random(1, 300, 5000);
        List<Claims.Act> second = Claims.Random(2, 400, 5000);
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), s_key, Claims.Buckets);
        Claims.Write(store, first, "january");
        Claims.Write(store, second);
        Assert.Equal(Claims.Lines(first), Claims.Read(store.At("January")));
        Assert.Equal(Claims.Lines(first), Claims.Read(store.At(1)));
        Assert.Equal(Claims.Lines(first.Concat(second)), Claims.Read(store.Current));
        Assert.Equal([(1L, "january"), (2L, null)], store.Snapshots.Select(s => (s.Id, s.Name)));
        Assert.Contains("Did you mean 'january'", Assert.Throws<ParcoursException>(() => store.At("januari")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_snapshot_takes_only_its_own_files_with_it()
    {
        List<Claims.Act> first = Claims.Random(1, 300, 5000);
        List<Claims.Act> second = Claims.Random(2, 300, 5000);
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, s_key, Claims.Buckets);
        Claims.Write(store, first);
        Claims.Write(store, second);
        store.RemoveSnapshot(1);
        Assert.Equal([2L], store.Snapshots.Select(s => s.Id));
        Assert.Equal("PRC0109", Assert.Throws<ParcoursException>(() => store.RemoveSnapshot(2)).Id);
        Assert.Equal("PRC0106", Assert.Throws<ParcoursException>(() => store.At(1)).Id);
        using DatasetStore again = DatasetStore.Open(objects);
        Assert.Equal(Claims.Lines(first.Concat(second)), Claims.Read(again.Current));
    }

    [Fact]
    public void The_second_of_two_writers_loses_and_leaves_nothing()
    {
        var objects = new LocalObjectStore(_folder);
        using DatasetStore one = DatasetStore.Create(objects, s_key, Claims.Buckets);
        using DatasetStore two = DatasetStore.Open(objects);
        List<Claims.Act> first = Claims.Random(1, 100, 1000);
        using (CommitBuilder slow = two.BeginCommit())
        {
            Claims.WriteInto(slow, two, Claims.Random(2, 100, 1000));
            Claims.Write(one, first);
            ParcoursException error = Assert.Throws<ParcoursException>(() => slow.Commit());
            Assert.Equal("PRC0105", error.Id);
        }

        using DatasetStore again = DatasetStore.Open(objects);
        Assert.Equal(Claims.Lines(first), Claims.Read(again.Current));
        Assert.Empty(Leftovers.Find(objects).All);
        Assert.Empty(objects.List("writers/"));
    }

    [Fact]
    public void A_commit_that_is_given_up_leaves_nothing()
    {
        var objects = new LocalObjectStore(_folder);
        using DatasetStore store = DatasetStore.Create(objects, s_key, Claims.Buckets);
        using (CommitBuilder commit = store.BeginCommit())
        {
            Claims.WriteInto(commit, store, Claims.Random(2, 100, 1000));
            commit.BeginReference("places").Dispose();
        }

        Assert.Empty(Leftovers.Find(objects).All);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Opening_cleans_up_after_a_writer_that_was_killed()
    {
        var objects = new MemoryObjectStore();
        List<Claims.Act> first = Claims.Random(1, 100, 1000);
        using DatasetStore store = DatasetStore.Create(objects, s_key, Claims.Buckets);
        Claims.Write(store, first);
        CommitBuilder killed = store.BeginCommit();
        Claims.WriteInto(killed, store, Claims.Random(2, 100, 1000));
        Assert.NotEmpty(Leftovers.Find(objects).All);
        using (DatasetStore alive = DatasetStore.Open(objects))
        {
            Assert.NotEmpty(Leftovers.Find(objects).All);
        }

        objects.KillHolders();
        using DatasetStore again = DatasetStore.Open(objects);
        Assert.Empty(Leftovers.Find(objects).All);
        Assert.Empty(objects.List("writers/"));
        Assert.Equal(Claims.Lines(first), Claims.Read(again.Current));
    }

    [Fact]
    public void The_same_rows_make_the_same_bytes()
    {
        MemoryObjectStore Make()
        {
            var objects = new MemoryObjectStore();
            using DatasetStore store = DatasetStore.Create(objects, s_key, Claims.Buckets, new FixedTime());
            Claims.Write(store, Claims.Random(1, 100, 40000));
            Claims.Write(store, Claims.Random(2, 100, 3000));
            return objects;
        }

        MemoryObjectStore one = Make();
        MemoryObjectStore two = Make();
        Assert.Equal(one.Objects.Keys.Order(StringComparer.Ordinal), two.Objects.Keys.Order(StringComparer.Ordinal));
        Assert.All(one.Objects, o => Assert.True(o.Value.AsSpan().SequenceEqual(two.Objects[o.Key])));
    }

    [Fact]
    public void What_is_not_a_dataset_is_said_so()
    {
        Directory.CreateDirectory(_folder);
        Assert.Equal("PRC0103", Assert.Throws<ParcoursException>(() => DatasetStore.Open(new LocalObjectStore(_folder))).Id);
        using DatasetStore store = DatasetStore.Create(new LocalObjectStore(_folder), s_key, 1);
        Assert.Equal("PRC0108", Assert.Throws<ParcoursException>(() => DatasetStore.Create(new LocalObjectStore(_folder), s_key, 1)).Id);
    }

    [Fact]
    public void The_spill_folder_goes_with_the_store_and_not_before()
    {
        var objects = new LocalObjectStore(_folder);
        string spill;
        using (DatasetStore store = DatasetStore.Create(objects, s_key, 1))
        {
            spill = store.SpillFolder;
            File.WriteAllText(Path.Combine(spill, "x"), "x");
            using DatasetStore other = DatasetStore.Open(objects);
            Assert.True(File.Exists(Path.Combine(spill, "x")));
            Assert.StartsWith(_folder, spill, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(spill));
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
