using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed unsafe class CodeDictionaryTests
{
    [Fact]
    public void Codes_keep_their_meaning_and_ranks_follow_the_values()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        string[][] deliveries = [["B", "D", "É"], ["A", "C", "", "DD"], ["Z", "E"]];
        var known = new List<string>();
        foreach (string[] values in deliveries)
        {
            using CommitBuilder commit = store.BeginCommit();
            int first = commit.AddDictionaryValues("Codes", [.. values.Select(System.Text.Encoding.UTF8.GetBytes)]);
            Assert.Equal(known.Count, first);
            known.AddRange(values);
            commit.Commit();
            Check(store.Current.Dictionary("codes"), known);
        }

        Check(store.At(1).Dictionary("codes"), [.. deliveries[0]]);
        Assert.True(store.At(1).Dictionary("codes").IsSorted);
        Assert.False(store.Current.Dictionary("codes").IsSorted);
        Assert.True(store.Verify().IsClean);
    }

    [Fact]
    public void Integers_have_codes_too()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        foreach (long[] values in new long[][] { [5, long.MinValue, 9], [7, long.MaxValue, -1] })
        {
            using CommitBuilder commit = store.BeginCommit();
            commit.AddDictionaryValues("n", values);
            commit.Commit();
        }

        CodeDictionary dictionary = store.Current.Dictionary("n");
        Assert.False(dictionary.IsText);
        Assert.Equal([5, long.MinValue, 9, 7, long.MaxValue, -1], new ReadOnlySpan<long>(dictionary.Integers, 6).ToArray());
        Assert.Equal([1, 5, 0, 3, 2, 4], new ReadOnlySpan<int>(dictionary.Sorted, 6).ToArray());
        Assert.Equal([2, 0, 4, 3, 5, 1], new ReadOnlySpan<int>(dictionary.Ranks, 6).ToArray());
        Assert.Equal((3, 4, -1), (dictionary.Find(7), dictionary.Find(long.MaxValue), dictionary.Find(6)));
    }

    [Fact]
    public void A_value_is_not_stored_twice()
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 1);
        using (CommitBuilder commit = store.BeginCommit())
        {
            commit.AddDictionaryValues("n", [1L, 2, 1]);
            Assert.Throws<ArgumentException>(() => commit.Commit());
        }

        Assert.Empty(Leftovers.Find(objects).All);
        Assert.Equal(0, store.Current.Id);
    }

    [Fact]
    public void An_unknown_dictionary_is_an_error()
    {
        using DatasetStore store = DatasetStore.Create(new MemoryObjectStore(), new(ColumnKind.Int64), 1);
        Assert.Throws<ArgumentException>(() => store.Current.Dictionary("x"));
    }

    private static void Check(CodeDictionary dictionary, List<string> values)
    {
        Assert.Equal(values.Count, dictionary.Count);
        string[] sorted = [.. values.Order(StringComparer.Ordinal)];
        for (int code = 0; code < values.Count; code++)
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(values[code]);
            Assert.True(dictionary.Text(code).SequenceEqual(bytes) && dictionary.View(code).Span.SequenceEqual(bytes));
            Assert.Equal(code, dictionary.Find(bytes));
            Assert.Equal(values[code], sorted[dictionary.Ranks[code]]);
            Assert.Equal(code, dictionary.Sorted[dictionary.Ranks[code]]);
        }

        Assert.Equal(-1, dictionary.Find("nowhere"u8));
    }
}
