using Parcours.Diagnostics;
using Parcours.Hosting;
using Parcours.Import;
using Parcours.Storage;

namespace Parcours;

/// <content>Imports.</content>
public sealed partial class Dataset
{
    /// <summary>Imports tables into a dataset as one new snapshot; the dataset is made when there is none.</summary>
    /// <param name="path">The folder of the dataset.</param>
    /// <param name="tables">What to import.</param>
    /// <param name="options">How; everything by default when null.</param>
    /// <param name="cancellation">Stops the import, which then leaves the dataset as it was.</param>
    /// <returns>What was read, stored and rejected.</returns>
    /// <exception cref="ParcoursException">The input is not as it must be, or the dataset cannot take it.</exception>
    public static Task<ImportReport> ImportAsync(
        string path,
        IReadOnlyList<TableImport> tables,
        ImportOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tables);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw Errors.NoPath();
        }

        return Task.Run(
            () =>
            {
                options ??= new ImportOptions();
                using DatasetStore store = Importer.OpenOrCreate(new LocalObjectStore(path), tables, options);
                return Import(store, tables, options, TimeProvider.System, cancellation);
            },
            cancellation);
    }

    /// <summary>Imports tables as one new snapshot, which later queries of this dataset read.</summary>
    /// <param name="tables">What to import.</param>
    /// <param name="options">How; everything by default when null.</param>
    /// <param name="cancellation">Stops the import, which then leaves the dataset as it was.</param>
    /// <returns>What was read, stored and rejected.</returns>
    /// <exception cref="ParcoursException">The input is not as it must be, or the dataset cannot take it.</exception>
    public Task<ImportReport> ImportAsync(IReadOnlyList<TableImport> tables, ImportOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _use.RefuseClosed();
        return Task.Run(() => ImportWhileOpen(tables, options ?? new ImportOptions(), cancellation), cancellation);
    }

    private ImportReport ImportWhileOpen(IReadOnlyList<TableImport> tables, ImportOptions options, CancellationToken cancellation)
    {
        using DatasetUse.Reading reading = _use.Begin();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _use.Closing);
        try
        {
            ImportReport report = Import(_store, tables, options, _options.TimeProvider, stop.Token);
            Log.Imported(_log, report.SnapshotId, report.Read, report.Stored, report.Rejected, report.Elapsed.TotalMilliseconds);
            return report;
        }
        catch (OperationCanceledException stopped)
        {
            throw _use.Stopped(stopped, cancellation);
        }
    }

    private static ImportReport Import(DatasetStore store, IReadOnlyList<TableImport> tables, ImportOptions options, TimeProvider time, CancellationToken cancellation)
    {
        using Operation operation = Telemetry.Begin("import", null, time);
        try
        {
            ImportReport report = Importer.Run(store, tables, options, cancellation);
            operation.Rows = report.Stored;
            return report;
        }
        catch (Exception e)
        {
            operation.Failed(e);
            throw;
        }
    }
}
