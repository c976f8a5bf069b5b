using Parcours.Storage;

namespace Parcours.Comparisons.Claims;

/// <summary>What the columns of a question take in the dataset: the bytes that a scan touches when it can skip nothing.</summary>
internal static class StoredBytes
{
    /// <summary>The encoded bytes of some columns of the dispensings. The patient has no column of its own; the index that stands for it is not counted.</summary>
    public static long Of(string dataset, IReadOnlyList<string> columns)
    {
        using var store = DatasetStore.Open(new LocalObjectStore(dataset));
        Snapshot snapshot = store.Current;
        TableSchema table = snapshot.FindTable("dispensing")!;
        int[] places = [.. columns.Where(c => c != table.Patient).Select(table.IndexOf)];
        return Enumerable.Range(0, snapshot.BucketCount)
            .SelectMany(b => snapshot.Bucket(b).Sections(table.Name))
            .Sum(s => places.Sum(s.EncodedBytes));
    }
}
