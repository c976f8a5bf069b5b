using Parcours.Storage;

namespace Parcours.Cli.Importing;

/// <summary>Where the numbers of claims of the next delivery start, so that a number names one line of the dataset.</summary>
internal static class LineNumbers
{
    private const string Claims = "ER_PRS_F";

    /// <summary>One more than the greatest number in the dataset, from the statistics of its pages; 0 for a new one.</summary>
    public static long Next(string dataset)
    {
        IObjectStore objects = new LocalObjectStore(dataset);
        if (!Directory.Exists(dataset) || !DatasetStore.Exists(objects))
        {
            return 0;
        }

        using DatasetStore store = DatasetStore.Open(objects);
        Snapshot snapshot = store.Current;
        int column = snapshot.FindTable(Claims)?.IndexOf(SndsNames.Line) ?? -1;
        return column < 0
            ? 0
            : Enumerable.Range(0, snapshot.BucketCount)
                .SelectMany(bucket => snapshot.Bucket(bucket).Sections(Claims))
                .Where(section => section.HasColumn(column))
                .SelectMany(section => Enumerable.Range(0, section.BlockCount).Select(block => section.Statistics(column, block)))
                .Select(page => page.HasRange ? page.Max + 1 : 0)
                .DefaultIfEmpty(0)
                .Max();
    }
}
