using Parcours.Diagnostics;

namespace Parcours.Import;

/// <summary>Checks that the columns that play a part in a table are there, and can play it.</summary>
internal static class TableRoles
{
    /// <summary>The columns of the sources; each source of a table with patients must name them.</summary>
    public static SourceColumns[] Sources(TableImport table)
    {
        // Names go into those of dictionaries and files, and into queries.
        if (string.IsNullOrWhiteSpace(table.Name) || table.Name.Any(c => c is '/' or '\\' || char.IsControl(c)) || table.Name.Trim('.').Length == 0)
        {
            throw Errors.BadTableName(table.Name);
        }

        if (table.Sources.Count == 0)
        {
            throw Errors.NothingToImport(table.Name);
        }

        bool hasPatients = table.Kind != TableKind.Reference;
        if (hasPatients && table.Patient is null)
        {
            throw Errors.RoleIsMissing(table.Name, table.Kind, "patient");
        }

        // Events may be undated, as the lines of a referential of beneficiaries are; an interval without a start would be none.
        if (table.Kind == TableKind.Intervals && table.Time is null)
        {
            throw Errors.RoleIsMissing(table.Name, table.Kind, "start");
        }

        if (table.Kind != TableKind.Intervals && table.End is not null)
        {
            throw Errors.EndWithoutIntervals(table.Name, table.Kind);
        }

        Once(table, "tie key", table.TieKey);
        Once(table, "types", table.Types.Keys);
        SourceColumns[] sources = [.. table.Sources.Select(source => new SourceColumns(table.Name, source))];
        foreach (SourceColumns source in sources)
        {
            if (hasPatients && !source.TryFind(table.Patient!, out _, out _))
            {
                throw Errors.NoColumnForRole(table.Name, "patient", table.Patient!, source.Names, source.Name);
            }
        }

        return sources;
    }

    private static void Once(TableImport table, string role, IEnumerable<string> columns)
    {
        if (columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Errors.ColumnNamedTwice(table.Name, role, twice.Key);
        }
    }

    /// <summary>A table that is stored already is added to in the same shape.</summary>
    public static void CheckSame(TableImport table, TableSchema? stored)
    {
        if (stored is null)
        {
            return;
        }

        Same("kind", stored.Kind.ToString().ToLowerInvariant(), table.Kind.ToString().ToLowerInvariant());
        Same("patient column", stored.Patient, table.Patient);
        Same("time column", stored.Time, table.Time);
        Same("end column", stored.End, table.End);

        void Same(string what, string? before, string? now)
        {
            if (!string.Equals(before, now, StringComparison.OrdinalIgnoreCase))
            {
                throw Errors.TableIsStoredOtherwise(table.Name, what, before is null ? "none" : $"'{before}'", now is null ? "none" : $"'{now}'");
            }
        }
    }

    /// <summary>Says which line of a text source is the first that has no date: one typing error makes a column of thousands of dates text.</summary>
    private static string FirstLine(TableImport table, string column)
    {
        var types = new Dictionary<string, ColumnType>(StringComparer.OrdinalIgnoreCase) { [column] = new(ColumnKind.Timestamp) };
        foreach (TableSource source in table.Sources.Where(source => source.RejectsLines))
        {
            foreach (SourceBatch batch in source.WithTypes(types).Read())
            {
                using (batch)
                {
                    if (batch.Rejected.FirstOrDefault(line => string.Equals(line.Column, column, StringComparison.OrdinalIgnoreCase)) is { Line: > 0 } first)
                    {
                        return Errors.FirstLineWithoutDate(source.Name, first.Line);
                    }
                }
            }
        }

        return "";
    }

    /// <summary>The columns named for a part exist, and have a type for it.</summary>
    public static void Check(TablePlan plan, IReadOnlyList<SourceColumns> sources)
    {
        TableImport table = plan.Import;
        string[] known = [.. plan.Columns.Select(column => column.Name)];
        foreach ((string? column, string role) in (IEnumerable<(string?, string)>)
            [(table.Time, "time"), (table.End, "end"), .. table.TieKey.Select(name => ((string?)name, "tie key")), .. table.Types.Keys.Select(name => ((string?)name, "declared types")), .. table.Dictionaries.Keys.Select(name => ((string?)name, "dictionaries"))])
        {
            if (column is null)
            {
                continue;
            }

            ColumnPlan? found = plan.Columns.FirstOrDefault(candidate => string.Equals(candidate.Name, column, StringComparison.OrdinalIgnoreCase))
                ?? throw Errors.NoColumnForRole(table.Name, role, column, known);
            if (role is "time" or "end" && found.Type.Kind is not (ColumnKind.Date or ColumnKind.Timestamp))
            {
                throw Errors.TimeIsNotADate(table.Name, column, found.Type, FirstLine(table, column));
            }
        }

        foreach (SourceColumns source in sources)
        {
            if (plan.Patient >= 0 && source.TryFind(table.Patient!, out _, out ColumnType? type) && type is { } found && PatientKeyType.Of(found) is null)
            {
                throw Errors.PatientKeyType(table.Name, table.Patient!, found, plan.Columns[plan.Patient].Type);
            }
        }
    }
}
