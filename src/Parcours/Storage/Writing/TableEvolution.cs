using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>How a stored table may change: columns are added at the end, whole numbers and floats become wider, nulls are allowed.</summary>
internal static class TableEvolution
{
    /// <summary>The schema that holds both the rows stored and those to come.</summary>
    public static TableSchema Merge(TableSchema stored, TableSchema declared)
    {
        Check(declared);
        Same(stored, "its kind", stored.Kind == declared.Kind);
        Same(stored, "its patient column", SameName(stored.Patient, declared.Patient));
        Same(stored, "its time column", SameName(stored.Time, declared.Time));
        Same(stored, "its end column", SameName(stored.End, declared.End));
        Same(stored, "its tie key", stored.TieKey.SequenceEqual(declared.TieKey, StringComparer.OrdinalIgnoreCase));
        ImmutableArray<ColumnSchema>.Builder columns = ImmutableArray.CreateBuilder<ColumnSchema>();
        foreach (ColumnSchema column in stored.Columns)
        {
            // A column that a delivery does not bring is null in its rows.
            int index = declared.IndexOf(column.Name);
            columns.Add(index < 0 ? column with { Nullable = true } : Merge(stored, column, declared.Columns[index]));
        }

        columns.AddRange(declared.Columns.Where(c => stored.IndexOf(c.Name) < 0).Select(c => c with { Nullable = true }));
        return stored with { Columns = columns.ToImmutable() };
    }

    /// <summary>Checks that the columns a schema names are there, each once, and that its patient is named where it must be.</summary>
    public static void Check(TableSchema table)
    {
        bool areUnique = table.Columns.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == table.Columns.Length;
        bool areThere = new[] { table.Patient, table.Time, table.End }.Concat(table.TieKey).All(n => n is null || table.IndexOf(n) >= 0);
        if (!areUnique || !areThere || (table.Patient is null) != (table.Kind == TableKind.Reference))
        {
            throw new ArgumentException($"The schema of table '{table.Name}' names a column twice or one that it does not have, or lacks its patient.", nameof(table));
        }

        if (table.Columns.Any(c => c.Type.Kind == ColumnKind.Code && c.Dictionary is null))
        {
            throw new ArgumentException($"A column of codes of table '{table.Name}' has no dictionary.", nameof(table));
        }
    }

    private static ColumnSchema Merge(TableSchema table, ColumnSchema stored, ColumnSchema declared)
    {
        Same(table, $"the dictionary of column '{stored.Name}'", SameName(stored.Dictionary, declared.Dictionary));
        return stored with { Type = Wider(table, stored, declared), Nullable = stored.Nullable || declared.Nullable };
    }

    private static ColumnType Wider(TableSchema table, ColumnSchema stored, ColumnSchema declared)
    {
        (ColumnType a, ColumnType b) = (stored.Type, declared.Type);
        if (a == b)
        {
            return a;
        }

        if (a.IsInteger && b.IsInteger)
        {
            return a.Kind > b.Kind ? a : b;
        }

        bool areFloats = IsFloat(a) && IsFloat(b);
        bool isExact = (IsFloat(a) && IsSmall(b)) || (IsFloat(b) && IsSmall(a));
        if (areFloats || (isExact && stored.Dictionary is null))
        {
            return new(ColumnKind.Double);
        }

        throw Errors.CannotEvolve(table.Name, $"column '{stored.Name}' is {a} and would become {b}");
    }

    private static bool IsFloat(ColumnType type) => type.Kind is ColumnKind.Float or ColumnKind.Double;

    private static bool IsSmall(ColumnType type) => type.Kind is ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32;

    private static bool SameName(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static void Same(TableSchema table, string what, bool same)
    {
        if (!same)
        {
            throw Errors.CannotEvolve(table.Name, $"{what} would change");
        }
    }
}
