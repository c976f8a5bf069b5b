using Parcours.Diagnostics;

namespace Parcours.Import;

/// <summary>Unites the columns of a table's sources, and of the table as stored, by name.</summary>
internal static class SchemaUnion
{
    /// <summary>The stored columns in order: those stored before, then new ones as the sources bring them.</summary>
    public static IReadOnlyList<(string Name, ColumnType Type, ColumnSchema? Stored)> Of(
        TableImport table, IReadOnlyList<SourceColumns> sources, TableSchema? stored, ColumnType? patientType)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in (stored?.Columns.Select(column => column.Name) ?? []).Concat(sources.SelectMany(source => source.Names)))
        {
            if (seen.Add(name))
            {
                names.Add(name);
            }
        }

        var columns = new List<(string, ColumnType, ColumnSchema?)>();
        foreach (string name in names)
        {
            ColumnSchema? before = stored is null || stored.IndexOf(name) < 0 ? null : stored.Columns[stored.IndexOf(name)];
            bool isPatient = string.Equals(name, table.Patient, StringComparison.OrdinalIgnoreCase);
            ColumnType type = TypeOf(table, name, sources, before, isPatient ? patientType : null);
            columns.Add((before?.Name ?? name, type, before));
        }

        return columns;
    }

    /// <summary>The type of one column over the sources alone, or null when none of them has a value of it.</summary>
    public static ColumnType? UnionOf(TableImport table, string name, IReadOnlyList<SourceColumns> sources)
    {
        ColumnType? union = null;
        string first = "";
        foreach (SourceColumns source in sources)
        {
            if (source.TryFind(name, out _, out ColumnType? type) && type is { } found)
            {
                ColumnType? next = union is { } before ? TypeUnion.Of(before, found) : found;
                union = next ?? throw Errors.TypesDiffer(table.Name, name, union!.Value, $"source '{first}'", found, source.Name);
                first = first.Length == 0 ? source.Name : first;
            }
        }

        return union;
    }

    private static ColumnType TypeOf(TableImport table, string name, IReadOnlyList<SourceColumns> sources, ColumnSchema? stored, ColumnType? fixedType)
    {
        ColumnType? wanted = fixedType ?? stored?.Type ?? (table.Types.TryGetValue(name, out ColumnType declared) ? declared : null);
        if (wanted is not { } type)
        {
            // Where no row has a value, what places rows in time is a date, and all else text.
            bool isTime = string.Equals(name, table.Time, StringComparison.OrdinalIgnoreCase) || string.Equals(name, table.End, StringComparison.OrdinalIgnoreCase);
            return UnionOf(table, name, sources) ?? new ColumnType(isTime ? ColumnKind.Date : ColumnKind.Text);
        }

        foreach (SourceColumns source in sources)
        {
            if (!source.TryFind(name, out _, out ColumnType? found) || found is not { } from)
            {
                continue;
            }

            if (fixedType is null && stored is not null && Widens(type, from))
            {
                type = from;
            }

            if (!LaneCasts.TryFind(from, type, out _))
            {
                throw Errors.TypesDiffer(table.Name, name, type, stored is null ? "what was declared" : "the dataset", from, source.Name);
            }
        }

        return type;
    }

    /// <summary>Whether a stored type grows to hold a source's: whole numbers and floats do, within their kind.</summary>
    private static bool Widens(ColumnType stored, ColumnType found) =>
        (stored.IsInteger && found.IsInteger && found.Kind > stored.Kind) || (stored.Kind == ColumnKind.Float && found.Kind == ColumnKind.Double);
}
