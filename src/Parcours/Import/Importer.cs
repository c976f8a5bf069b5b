using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>
/// Brings raw tables into a dataset: sources are read and shared out among the buckets, then each bucket is sorted, encoded
/// and written, and one commit makes all of it visible. Nothing is visible before, and nothing is left when it fails.
/// </summary>
internal static class Importer
{
    private const long LeastMemory = 16L << 20;

    /// <summary>Opens the dataset, or makes one of a shape that suits the tables, and imports them.</summary>
    public static ImportReport Run(IObjectStore objects, IReadOnlyList<TableImport> tables, ImportOptions options, CancellationToken cancellation)
    {
        using DatasetStore store = OpenOrCreate(objects, tables, options);
        return Run(store, tables, options, cancellation);
    }

    /// <summary>Opens the dataset, or makes one of a shape that suits the tables.</summary>
    public static DatasetStore OpenOrCreate(IObjectStore objects, IReadOnlyList<TableImport> tables, ImportOptions options)
    {
        if (DatasetStore.Exists(objects))
        {
            return DatasetStore.Open(objects);
        }

        DatasetShape shape = DatasetShape.For(tables, options);
        try
        {
            return DatasetStore.Create(objects, shape.PatientType, shape.Buckets);
        }
        catch (ParcoursException e) when (DatasetStore.IsThere(e))
        {
            // Another import was first; which of the two commits first is settled at the end.
            return DatasetStore.Open(objects);
        }
    }

    /// <summary>Imports tables into an open dataset as one new snapshot.</summary>
    public static ImportReport Run(DatasetStore store, IReadOnlyList<TableImport> tables, ImportOptions options, CancellationToken cancellation)
    {
        if (tables.Count == 0)
        {
            throw Errors.NoTables();
        }

        int threads = options.Threads ?? Environment.ProcessorCount;
        if (threads is < 1 or > 1024)
        {
            throw Errors.OptionOutOfRange(nameof(options.Threads), threads, "1 to 1,024");
        }

        long memory = options.MemoryBytes ?? Math.Max(LeastMemory, FreeMemory.Bytes() / 2);
        if (memory < LeastMemory)
        {
            throw Errors.OptionOutOfRange(nameof(options.MemoryBytes), memory, "16 MiB or more");
        }

        // Found out now, not when all is read and sorted.
        if (options.RejectsFile is { } rejects && (Directory.Exists(rejects) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(rejects)))))
        {
            throw Errors.NoPlaceForRejects(rejects);
        }

        cancellation.ThrowIfCancellationRequested();
        using var run = new ImportRun(store, tables, options, threads, new ImportBudget(memory), cancellation);
        return run.Run();
    }
}
