using System.Collections.Immutable;
using System.Numerics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>
/// Decides, once all values are known, how each column is stored: text as codes or as it is, integers as codes or as they
/// are. It looks at nothing but the values themselves, so their order and the number of threads make no difference.
/// </summary>
internal sealed class OutcomeDecider(CommitBuilder commit, ImportBudget budget) : IDisposable
{
    /// <summary>Up to this many rows text is stored as codes however many distinct values it has.</summary>
    private const long FewRows = 100_000;

    private readonly Dictionary<string, FinalCodes> _codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Decides all columns of a table and declares it.</summary>
    public void Decide(TablePlan table)
    {
        TableImport import = table.Import;
        TableSchema? stored = commit.FindTable(import.Name);
        var columns = ImmutableArray.CreateBuilder<ColumnSchema>();
        for (int c = 0; c < table.Columns.Length; c++)
        {
            ColumnPlan column = table.Columns[c];
            bool coded = column.Dictionary is not null && IsCoded(column, table.Stored);
            bool nullable = c != table.Patient && (column.SawNull || (column.Stored?.Nullable ?? stored is not null));
            columns.Add(new ColumnSchema(column.Name, TypeOf(column, coded), nullable) { Dictionary = coded ? column.Dictionary!.Name : null });
        }

        table.Schema = commit.Declare(new TableSchema(stored?.Name ?? import.Name, import.Kind, columns.ToImmutable())
        {
            Patient = import.Patient,
            Time = import.Time,
            End = import.End,
            TieKey = import.TieKey,
        });
        for (int c = 0; c < table.Columns.Length; c++)
        {
            ColumnSchema declared = table.Schema.Columns[c];
            table.Columns[c].Outcome = new ColumnOutcome(declared, declared.Dictionary is null ? null : CodesOf(table.Columns[c].Dictionary!));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FinalCodes codes in _codes.Values)
        {
            codes.Dispose();
        }
    }

    private static ColumnType TypeOf(ColumnPlan column, bool coded) =>
        column.Type.IsText ? new ColumnType(coded ? ColumnKind.Code : ColumnKind.Text) : column.Type;

    private static bool IsCoded(ColumnPlan column, long rows)
    {
        ProvisionalDictionary dictionary = column.Dictionary!;
        return dictionary.Forced || (!dictionary.Overflowed && dictionary switch
        {
            IntegerDictionary integers => IsWorthCodes(integers),
            _ => rows <= FewRows || dictionary.Count <= rows / 2,
        });
    }

    /// <summary>Codes must be a quarter narrower than the values packed from the least on, and by half a byte at least, to be worth the look-up.</summary>
    private static bool IsWorthCodes(IntegerDictionary values)
    {
        const int LeastSaved = 4;
        long min = long.MaxValue;
        long max = long.MinValue;
        for (int i = 0; i < values.Count; i++)
        {
            min = Math.Min(min, values.Value(i));
            max = Math.Max(max, values.Value(i));
        }

        int valueBits = values.Count == 0 ? 0 : Bits((ulong)max - (ulong)min);
        int codeBits = values.Count == 0 ? 0 : Bits((ulong)values.Count - 1);
        return valueBits - codeBits >= LeastSaved && codeBits * 4 <= valueBits * 3;
    }

    private static int Bits(ulong greatest) => 64 - BitOperations.LeadingZeroCount(greatest);

    private FinalCodes CodesOf(ProvisionalDictionary dictionary)
    {
        if (!_codes.TryGetValue(dictionary.Name, out FinalCodes? codes))
        {
            bool isStored = commit.Base.FindDictionary(dictionary.Name) is not null;
            codes = DictionaryMerge.Run(dictionary, isStored ? commit.Base.Dictionary(dictionary.Name) : null, commit, budget);
            _codes.Add(dictionary.Name, codes);
        }

        return codes;
    }
}
