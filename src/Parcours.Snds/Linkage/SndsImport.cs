using Apache.Arrow;
using Parcours.Snds.Linkage;

namespace Parcours;

/// <summary>Imports deliveries of the SNDS into datasets.</summary>
public static class SndsImport
{
    /// <summary>How many lines a delivery may number before the numbers of the next begin: 2^40, some hundred years of the nation.</summary>
    private const int LinesOfADelivery = 40;

    /// <summary>Links a delivery and imports it as one new snapshot; the dataset is made when there is none.</summary>
    /// <param name="dataset">The folder of the dataset.</param>
    /// <param name="folder">The folder of the delivery.</param>
    /// <param name="options">How it is imported; null for the defaults.</param>
    /// <param name="linking">Told the name of each table that is read for linking.</param>
    /// <param name="cancellation">Stops the import, which then leaves the dataset as it was.</param>
    /// <returns>What linking found, and what was read, stored and rejected.</returns>
    /// <exception cref="ParcoursException">The delivery is not as it must be, or the dataset cannot take it.</exception>
    public static async Task<SndsImportReport> RunAsync(
        string dataset, string folder, ImportOptions? options = null, IProgress<string>? linking = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataset);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (long snapshot, HashSet<UInt128>? persons) = await KnownAsync(dataset, cancellation);
        var how = new SndsDeliveryOptions
        {
            Threads = options?.Threads,
            FirstLine = snapshot << LinesOfADelivery,
            KnownPersons = persons,
            MemoryBytes = (options?.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2) / 3,
            Progress = linking,
        };
        using SndsDelivery delivery = await Task.Run(() => SndsDelivery.Open(folder, how, cancellation), cancellation);
        options ??= new ImportOptions();
        options = options with { Replace = [.. options.Replace.Union(delivery.States, StringComparer.OrdinalIgnoreCase)] };
        ImportReport import = await Dataset.ImportAsync(dataset, delivery.Tables, options, cancellation);
        return new SndsImportReport(delivery.Report, import, delivery.OtherFiles);
    }

    /// <summary>
    /// What a dataset has: its last snapshot, from which lines of claims are numbered on, so that a number names one line of the dataset;
    /// and its persons, who keep their names and are listed once.
    /// </summary>
    private static async Task<(long Snapshot, HashSet<UInt128>? Persons)> KnownAsync(string dataset, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(dataset, "dataset.json")))
        {
            return (0, null);
        }

        await using Dataset known = await Dataset.OpenAsync(dataset, cancellation);
        if (!known.Tables.Any(table => table.Name == SndsNames.Persons))
        {
            return (known.Snapshot.Id, null);
        }

        HashSet<UInt128> persons = [];
        await foreach (RecordBatch batch in known.Table(SndsNames.Persons).Select(SndsNames.Patient).ToArrowAsync(cancellation: cancellation))
        {
            using (batch)
            {
                persons.UnionWith(KeyHasher.Lanes(batch.Column(0)));
            }
        }

        return (known.Snapshot.Id, persons);
    }
}
