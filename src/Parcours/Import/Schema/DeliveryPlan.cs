using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>All tables of one import as they will be stored, and the dictionaries that their columns fill.</summary>
internal sealed class DeliveryPlan : IDisposable
{
    private readonly ImportBudget _budget;
    private readonly int _mostTextValues;
    private readonly Dictionary<string, ProvisionalDictionary> _dictionaries = new(StringComparer.OrdinalIgnoreCase);

    public DeliveryPlan(IReadOnlyList<TableImport> tables, CommitBuilder commit, ImportOptions options, ImportBudget budget)
    {
        _budget = budget;
        _mostTextValues = options.MostTextValues;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var plans = ImmutableArray.CreateBuilder<TablePlan>();
        try
        {
            foreach (TableImport table in tables)
            {
                plans.Add(names.Add(table.Name) ? Plan(table, commit) : throw Errors.TableGivenTwice(table.Name));
            }
        }
        finally
        {
            Tables = plans.ToImmutable();
            if (Tables.Length < tables.Count)
            {
                Dispose();
            }
        }
    }

    /// <summary>The tables in the order they were given.</summary>
    public ImmutableArray<TablePlan> Tables { get; }

    /// <summary>The dictionaries that columns fill, by name.</summary>
    public IReadOnlyDictionary<string, ProvisionalDictionary> Dictionaries => _dictionaries;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TablePlan table in Tables)
        {
            table.Dispose();
        }

        foreach (ProvisionalDictionary dictionary in _dictionaries.Values)
        {
            dictionary.Dispose();
        }
    }

    private TablePlan Plan(TableImport table, CommitBuilder commit)
    {
        TableSchema? stored = commit.FindTable(table.Name);
        TableImport import = Typed(stored is null ? table : table with { TieKey = stored.TieKey }, stored, commit.PatientType);
        SourceColumns[] sources = TableRoles.Sources(import);
        TableRoles.CheckSame(table, stored);
        IReadOnlyList<(string Name, ColumnType Type, ColumnSchema? Stored)> columns = SchemaUnion.Of(import, sources, stored, commit.PatientType);
        ImmutableArray<ColumnPlan> plans = [.. columns.Select(column => new ColumnPlan(column.Name, column.Type)
        {
            Stored = column.Stored,
            Dictionary = DictionaryOf(import, column.Name, column.Type, column.Stored, commit.Base),
        })];
        var plan = new TablePlan(import, plans, table.Kind == TableKind.Reference ? 1 : commit.BucketCount, _budget);
        TableRoles.Check(plan, sources);
        return plan;
    }

    /// <summary>
    /// The table with sources that read what the dataset, or the import, says the type of. Whole numbers are left to be found: what is stored may still widen.
    /// </summary>
    private static TableImport Typed(TableImport table, TableSchema? stored, ColumnType patientType)
    {
        var types = new Dictionary<string, ColumnType>(table.Types, StringComparer.OrdinalIgnoreCase);
        foreach (ColumnSchema column in stored?.Columns.Where(column => !column.Type.IsInteger) ?? [])
        {
            types[column.Name] = column.Type;
        }

        if (table.Patient is not null && patientType.IsText)
        {
            types[table.Patient] = patientType;
        }

        return types.Count == 0 ? table : table with { Sources = [.. table.Sources.Select(source => source.WithTypes(types))] };
    }

    /// <summary>The dictionary that a column fills: always for what is or must be stored as codes, on trial for other text and integers.</summary>
    private ProvisionalDictionary? DictionaryOf(TableImport table, string column, ColumnType type, ColumnSchema? stored, Snapshot snapshot)
    {
        bool isPatient = string.Equals(column, table.Patient, StringComparison.OrdinalIgnoreCase);
        if (isPatient || !(type.IsText || type.IsInteger) || (stored is not null && stored.Dictionary is null))
        {
            return null;
        }

        bool shared = table.Dictionaries.TryGetValue(column, out string? sharedName);
        string name = stored?.Dictionary ?? (shared ? sharedName! : $"{table.Name}.{column}");
        for (int n = 2; stored is null && !shared && snapshot.FindDictionary(name) is { } old && old.IsText != type.IsText; n++)
        {
            // The table was replaced, and the column holds other values than before.
            name = FormattableString.Invariant($"{table.Name}.{column}~{n}");
        }

        bool forced = stored is not null || shared || type.Kind == ColumnKind.Code;
        if (!_dictionaries.TryGetValue(name, out ProvisionalDictionary? dictionary))
        {
            dictionary = type.IsText ? new TextDictionary(name, _budget, _mostTextValues) : new IntegerDictionary(name, _budget);
            _dictionaries.Add(name, dictionary);
        }
        else if (dictionary is TextDictionary != type.IsText)
        {
            throw Errors.SharedDictionaryDiffers(name, table.Name, column);
        }

        dictionary.Forced |= forced;
        return dictionary;
    }
}
