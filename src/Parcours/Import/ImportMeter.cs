namespace Parcours.Import;

/// <summary>Knows how far an import is, and tells.</summary>
internal sealed class ImportMeter(DeliveryPlan plan, IProgress<ImportProgress>? progress)
{
    /// <summary>How much of an import is reading, as a rule.</summary>
    private const double ReadingShare = 0.6;

    private readonly long _estimated = Math.Max(1, plan.Tables.Sum(table => table.EstimatedRows));
    private long _builtRows;
    private long _builtBytes;

    /// <summary>The table being read.</summary>
    public string? Table { get; set; }

    /// <summary>Counts rows that are in a segment.</summary>
    public void Built(long rows, long bytes)
    {
        Interlocked.Add(ref _builtRows, rows);
        Interlocked.Add(ref _builtBytes, bytes);
    }

    /// <summary>Tells how far the import is.</summary>
    public void Report(ImportPhase phase)
    {
        if (progress is null)
        {
            return;
        }

        long read = plan.Tables.Sum(table => table.Read);
        long built = Volatile.Read(ref _builtRows);
        double fraction = phase switch
        {
            ImportPhase.Reading => ReadingShare * Math.Min(1, read / (double)_estimated),
            ImportPhase.Building => ReadingShare + ((0.98 - ReadingShare) * built / Math.Max(1, read)),
            _ => 0.98,
        };
        long bytes = phase == ImportPhase.Reading ? plan.Tables.Sum(table => table.Chunks.AllBytes) : Volatile.Read(ref _builtBytes);
        progress.Report(new ImportProgress(phase, phase == ImportPhase.Reading ? Table : null, phase == ImportPhase.Reading ? read : built, bytes, fraction));
    }

    /// <summary>Tells that all is done.</summary>
    public void Done() => progress?.Report(new ImportProgress(ImportPhase.Committing, null, Volatile.Read(ref _builtRows), Volatile.Read(ref _builtBytes), 1));
}
