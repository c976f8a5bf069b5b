using System.Collections.Immutable;
using Parcours.Storage;

namespace Parcours.Cli.Info;

/// <summary>Gathers the description of a dataset from the footers of its files.</summary>
internal static class InfoCollector
{
    public static DatasetInfo Collect(string folder, DatasetStore store, Snapshot snapshot, IReadOnlyList<TableSchema> tables, CancellationToken cancellation)
    {
        ImmutableArray<BucketReader> buckets = [.. Enumerable.Range(0, snapshot.BucketCount).Select(snapshot.Bucket)];
        var found = new List<TableInfo>();
        foreach (TableSchema table in tables.OrderBy(table => table.Name, StringComparer.OrdinalIgnoreCase))
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<SectionReader> sections = table.Kind == TableKind.Reference
                ? snapshot.Reference(table.Name)
                : [.. buckets.SelectMany(bucket => bucket.Sections(table.Name))];
            found.Add(Table(table, snapshot.RowCount(table.Name), sections));
        }

        return new DatasetInfo(
            folder,
            new SnapshotLine(snapshot.Id, snapshot.Name, snapshot.CommittedAt),
            snapshot.PatientType.ToString(),
            snapshot.BucketCount,
            buckets.Sum(bucket => (long)bucket.PatientCount),
            found.Sum(table => table.Rows),
            found.Sum(table => table.Bytes),
            found,
            [.. store.Snapshots.OrderBy(info => info.Id).Select(info => new SnapshotLine(info.Id, info.Name, info.CommittedAt))]);
    }

    private static TableInfo Table(TableSchema table, long rows, IReadOnlyList<SectionReader> sections)
    {
        ColumnInfo[] columns = [.. table.Columns.Select((column, i) => i == table.PatientIndex ? Patient(column) : Column(column, i, sections))];
        return new TableInfo(
            table.Name,
            table.Kind.ToString().ToLowerInvariant(),
            rows,
            columns.Sum(column => column.Bytes),
            table.Patient,
            table.Time,
            table.End,
            columns);
    }

    private static ColumnInfo Patient(ColumnSchema column) =>
        new(column.Name, column.Type.ToString(), column.Nullable, column.Dictionary, ImmutableDictionary<string, long>.Empty, 0, 0);

    private static ColumnInfo Column(ColumnSchema column, int index, IReadOnlyList<SectionReader> sections)
    {
        var encodings = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long bytes = 0;
        long nulls = 0;
        foreach (SectionReader section in sections)
        {
            if (!section.HasColumn(index))
            {
                nulls += section.RowCount;
                continue;
            }

            bytes += section.EncodedBytes(index);
            for (int block = 0; block < section.BlockCount; block++)
            {
                string encoding = section.EncodingOf(index, block).ToString();
                encodings[encoding] = encodings.GetValueOrDefault(encoding) + 1;
                nulls += section.Statistics(index, block).NullCount;
            }
        }

        return new ColumnInfo(column.Name, column.Type.ToString(), column.Nullable, column.Dictionary, encodings, bytes, nulls);
    }
}
