using System.Collections.Immutable;

namespace Parcours.Import;

/// <summary>One table of a delivery: how it will be stored, where its rows are by now, and how many there were.</summary>
internal sealed class TablePlan(TableImport import, ImmutableArray<ColumnPlan> columns, int buckets, ImportBudget budget) : IDisposable
{
    private long _read;
    private long _rejected;

    /// <summary>What was asked for.</summary>
    public TableImport Import { get; } = import;

    /// <summary>The columns in stored order.</summary>
    public ImmutableArray<ColumnPlan> Columns { get; } = columns;

    /// <summary>The buckets its rows are shared out among: those of the dataset, or one for a reference table.</summary>
    public int Buckets { get; } = buckets;

    /// <summary>The patient column, or -1.</summary>
    public int Patient { get; } = Find(columns, import.Patient);

    /// <summary>The time column, or -1.</summary>
    public int Time { get; } = Find(columns, import.Time);

    /// <summary>The columns that order rows of one patient at one time: the tie key, then the others.</summary>
    public ImmutableArray<int> TieOrder { get; } = OrderOf(columns, import);

    /// <summary>Whether any column holds text.</summary>
    public bool HasText { get; } = columns.Any(column => column.IsText);

    /// <summary>The packed rows.</summary>
    public TableChunks Chunks { get; } = new(buckets, budget);

    /// <summary>The table as it will be stored; set once all values are known.</summary>
    public TableSchema? Schema { get; set; }

    /// <summary>The lines read so far.</summary>
    public long Read => Volatile.Read(ref _read);

    /// <summary>The lines rejected so far.</summary>
    public long Rejected => Volatile.Read(ref _rejected);

    /// <summary>The rows kept so far.</summary>
    public long Stored => Read - Rejected;

    /// <summary>How many lines the sources are said to have.</summary>
    public long EstimatedRows { get; } = import.Sources.Sum(source => Math.Max(0, source.EstimatedRows));

    /// <summary>Counts lines. Any thread.</summary>
    public void Count(long read, long rejected)
    {
        Interlocked.Add(ref _read, read);
        Interlocked.Add(ref _rejected, rejected);
    }

    /// <inheritdoc/>
    public void Dispose() => Chunks.Dispose();

    private static int Find(ImmutableArray<ColumnPlan> columns, string? name)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (string.Equals(columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static ImmutableArray<int> OrderOf(ImmutableArray<ColumnPlan> columns, TableImport import)
    {
        int[] tie = [.. import.TieKey.Select(name => Find(columns, name))];
        int patient = Find(columns, import.Patient);
        int time = Find(columns, import.Time);
        return [.. tie.Concat(Enumerable.Range(0, columns.Length)).Distinct().Where(column => column != patient && column != time)];
    }
}
