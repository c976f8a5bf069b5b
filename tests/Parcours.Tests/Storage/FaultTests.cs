using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>Whatever operation fails, and whether the process survives it: afterwards the dataset is the old one or the new one.</summary>
public sealed class FaultTests
{
    private static readonly List<Claims.Act> s_first = Claims.Random(1, 60, 300);
    private static readonly List<Claims.Act> s_second = Claims.Random(2, 80, 300);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_commit_happens_whole_or_not_at_all(bool forGood) => Everywhere(
        forGood,
        store => Claims.Write(store, s_second),
        rows => rows.SequenceEqual(Claims.Lines(s_first)) || rows.SequenceEqual(Claims.Lines(s_first.Concat(s_second))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_compaction_changes_no_row(bool forGood) => Everywhere(
        forGood,
        store => store.Compact(),
        rows => rows.SequenceEqual(Claims.Lines(s_first)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_removal_harms_no_other_snapshot(bool forGood)
    {
        MemoryObjectStore prepared = Prepare();
        using (DatasetStore store = DatasetStore.Open(prepared))
        {
            Claims.Write(store, s_second);
            store.Compact();
        }

        List<string> all = Claims.Lines(s_first.Concat(s_second));
        Everywhere(prepared, forGood, store => store.RemoveSnapshot(1), rows => rows.SequenceEqual(all));
        Everywhere(prepared, forGood, store => store.RemoveSnapshot(2), rows => rows.SequenceEqual(all));
    }

    [Fact]
    public void A_dataset_is_made_whole_or_not_at_all()
    {
        for (int at = 1; ; at++)
        {
            var objects = new MemoryObjectStore();
            var faulty = new FaultyObjectStore(objects, at, forGood: true);
            Attempt(() => DatasetStore.Create(faulty, new(ColumnKind.Int64), 2).Dispose());
            objects.KillHolders();
            using DatasetStore store = DatasetStore.Exists(objects) ? DatasetStore.Open(objects) : DatasetStore.Create(objects, new(ColumnKind.Int64), 2);
            Assert.True(store.Verify().IsClean);
            if (!faulty.HasFailed)
            {
                return;
            }
        }
    }

    private static MemoryObjectStore Prepare()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 2);
        Claims.Write(store, s_first);
        return objects;
    }

    private static void Everywhere(bool forGood, Action<DatasetStore> change, Func<List<string>, bool> isRight) =>
        Everywhere(Prepare(), forGood, change, isRight);

    private static void Everywhere(MemoryObjectStore prepared, bool forGood, Action<DatasetStore> change, Func<List<string>, bool> isRight)
    {
        for (int at = 1; ; at++)
        {
            MemoryObjectStore objects = prepared.Copy();
            var faulty = new FaultyObjectStore(objects, at, forGood);
            Attempt(() =>
            {
                using DatasetStore store = DatasetStore.Open(faulty);
                change(store);
            });
            if (forGood)
            {
                objects.KillHolders();
            }

            using DatasetStore again = DatasetStore.Open(objects);
            VerifyReport report = again.Verify();
            Assert.True(report.IsClean, $"operation {at}: {string.Join("; ", report.Findings.Select(f => f.Message))}");
            Assert.True(isRight(Claims.Read(again.Current)), $"operation {at}: neither the old rows nor the new");
            Assert.Empty(Leftovers.Find(objects).All);
            Assert.Empty(objects.List("writers/"));
            if (!faulty.HasFailed)
            {
                return;
            }
        }
    }

    private static void Attempt(Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is IOException or ParcoursException)
        {
        }
    }
}
