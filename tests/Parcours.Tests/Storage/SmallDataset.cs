using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>Shortcuts for writing columns and small datasets.</summary>
internal static unsafe class SmallDataset
{
    public static ColumnType TypeOf(Lane lane) => new(lane switch
    {
        Lane.Bit => ColumnKind.Boolean,
        Lane.Int32 => ColumnKind.Int32,
        Lane.Int64 => ColumnKind.Int64,
        Lane.Float64 => ColumnKind.Double,
        _ => ColumnKind.Text,
    });

    /// <summary>A dataset with one reference table 't' of the given columns, named c0, c1, ….</summary>
    public static DatasetStore OfColumns(IObjectStore objects, params TestColumn[] columns)
    {
        DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 1);
        using CommitBuilder commit = store.BeginCommit();
        TableSchema table = commit.Declare(new("t", TableKind.Reference, [.. columns.Select((c, i) => new ColumnSchema("c" + i, TypeOf(c.Lane), true))]));
        using (SegmentWriter segment = commit.BeginReference("t"))
        {
            SectionWriter section = segment.BeginSection(table, null, 0, columns[0].Count);
            for (int i = 0; i < columns.Length; i++)
            {
                section.WriteColumn(i, columns[i].Values, columns[i].ValidityOrNull);
            }

            segment.Complete();
        }

        commit.Commit();
        return store;
    }
}
