using Parcours.Diagnostics;

namespace Parcours.Import;

/// <summary>How patients are named over all tables of a delivery: by whole numbers, or by text when any table does.</summary>
internal static class PatientKeyType
{
    /// <summary>The key that a column of some type can be, or null when it cannot be one.</summary>
    public static ColumnType? Of(ColumnType type) => type switch
    {
        { IsInteger: true } => new ColumnType(ColumnKind.Int64),
        { IsText: true } => new ColumnType(ColumnKind.Text),
        _ => null,
    };

    /// <summary>The key of a dataset that is made for these tables.</summary>
    public static ColumnType For(IReadOnlyList<TableImport> tables)
    {
        var key = new ColumnType(ColumnKind.Int64);
        foreach (TableImport table in tables.Where(table => table.Kind != TableKind.Reference))
        {
            SourceColumns[] sources = TableRoles.Sources(table);
            ColumnType? declared = table.Types.TryGetValue(table.Patient!, out ColumnType type) ? type : null;
            if ((declared ?? SchemaUnion.UnionOf(table, table.Patient!, sources)) is { } found)
            {
                ColumnType next = Of(found) ?? throw Errors.PatientKeyType(table.Name, table.Patient!, found, null);
                key = next.IsText ? next : key;
            }
        }

        return key;
    }
}
