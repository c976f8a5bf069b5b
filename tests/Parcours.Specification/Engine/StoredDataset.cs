using System.Collections.Immutable;
using Parcours.Import;
using Parcours.Specification.Reference;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Specification.Engine;

/// <summary>A dataset in memory, imported from tables, and the same tables as they are stored: what plans of both engines are asked of.</summary>
internal sealed class StoredDataset : IDisposable
{
    private readonly DatasetStore _store;

    private StoredDataset(DatasetStore store)
    {
        _store = store;
        Tables = [.. Snapshot.Tables.Select(t => StoredRows.Read(Snapshot, t))];
        Reference = new ReferenceEngine(Tables, StoredRows.Patients(Snapshot));
    }

    public Snapshot Snapshot => _store.Current;

    /// <summary>The tables with their stored schemas, in stored order.</summary>
    public ImmutableArray<ReferenceTable> Tables { get; }

    /// <summary>Answers plans over the stored tables.</summary>
    public ReferenceEngine Reference { get; }

    public static StoredDataset Import(ImmutableArray<ReferenceTable> tables, Layout layout)
    {
        var objects = new MemoryObjectStore();
        var options = new ImportOptions { Buckets = layout.Buckets, Threads = layout.Threads, MemoryBytes = 64 << 20 };
        TableImport[] Delivery(int commit) => [.. tables.Select(t => Import(t, layout, commit))];
        DatasetStore store = Importer.OpenOrCreate(objects, Delivery(0), options);
        try
        {
            for (int commit = 0; commit < layout.Commits; commit++)
            {
                ImportReport report = Importer.Run(store, Delivery(commit), options, CancellationToken.None);
                Assert.Equal(0, report.Rejected);
            }

            return new StoredDataset(store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public void Dispose() => _store.Dispose();

    private static TableImport Import(ReferenceTable table, Layout layout, int commit)
    {
        TableSchema schema = table.Schema;
        return new TableImport(
            schema.Name,
            schema.Kind,
            [
                .. Enumerable.Range(0, layout.Sources).Select(source => new RowSource(
                    schema,
                    [.. table.Rows.Where((_, row) => layout.CommitOf(row) == commit && layout.SourceOf(row) == source)],
                    layout.BatchRows,
                    FormattableString.Invariant($"{schema.Name}-{commit}-{source}"))),
            ])
        {
            Patient = schema.Patient,
            Time = schema.Time,
            End = schema.End,
            Types = schema.Columns.Where(c => c.Type.Kind == ColumnKind.Code).ToDictionary(c => c.Name, c => c.Type),
        };
    }
}
