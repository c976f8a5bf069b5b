using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>What an import does to rows that are stored already: which tables it replaces, and whether it brings files that came before.</summary>
internal static class Deliveries
{
    /// <summary>Makes way for the tables that are replaced.</summary>
    public static void Replace(CommitBuilder commit, IReadOnlyList<TableImport> tables, ImportOptions options)
    {
        foreach (string name in options.Replace)
        {
            if (!tables.Any(table => Same(table.Name, name)))
            {
                throw Errors.ReplacedIsNotImported(name, tables.Select(table => table.Name));
            }

            if (!options.Append.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                commit.Replace(name);
            }
        }
    }

    /// <summary>Notes the files that rows come from, and refuses those whose rows are there.</summary>
    public static void Note(CommitBuilder commit, IReadOnlyList<TableImport> tables, ImportOptions options)
    {
        foreach (TableImport table in tables)
        {
            ILookup<(string, string), SourceRecord> known = commit.Sources.Where(record => Same(record.Table, table.Name)).ToLookup(record => (record.Name, record.Fingerprint));
            foreach (TableSource source in table.Sources)
            {
                // A file without rows is the same every month, and does no harm.
                if (source.Fingerprint is not { } fingerprint || source.EstimatedRows == 0)
                {
                    continue;
                }

                if (!options.AllowRepeated && known[(source.Name, fingerprint)].FirstOrDefault() is { } before)
                {
                    throw Errors.ImportedBefore(table.Name, source.Name, before.Snapshot);
                }

                commit.AddSource(new SourceRecord(table.Name, source.Name, fingerprint, commit.Base.Id + 1));
            }
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
