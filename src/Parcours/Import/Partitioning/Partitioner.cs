namespace Parcours.Import;

/// <summary>One thread's work of the first phase: takes part after part and shares its rows out among the buckets.</summary>
internal sealed class Partitioner(ImportBudget budget, ChunkSink sink, long stagingBytes) : IDisposable
{
    private TablePlan? _table;
    private Staging? _staging;
    private ReaderScratch? _scratch;

    /// <summary>Reads one part. Parts of one table come one after the other, so staging is made once a table.</summary>
    public void Read(SourcePart part, CancellationToken cancellation)
    {
        if (_table != part.Table)
        {
            Finish();
            _table = part.Table;
            _staging = new Staging(_table, RowsPerBucket(_table, stagingBytes), budget, sink);
            _scratch = new ReaderScratch(_table.Buckets, budget);
        }

        using var reader = new PartReader(part, _staging!, _scratch!);
        reader.Run(cancellation);
    }

    /// <summary>Packs what still waits.</summary>
    public void Finish()
    {
        _staging?.SealAll();
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _staging?.Dispose();
        _scratch?.Dispose();
        _staging = null;
        _scratch = null;
        _table = null;
    }

    /// <summary>As many rows as the thread's share of memory allows for every bucket at once, and no more than the table is said to have.</summary>
    private static int RowsPerBucket(TablePlan table, long stagingBytes)
    {
        const int Least = 64;
        long rowBytes = (table.Columns.Length * 8L) + (table.Columns.Length / 8) + 1;
        long fit = stagingBytes / table.Buckets / rowBytes;
        long expected = (table.EstimatedRows / table.Buckets) + 1;
        long rows = Math.Min(fit, expected + (expected / 4));
        return (int)Math.Clamp((rows + 63) & ~63L, Least, table.Buckets == 1 ? PartReader.SliceRows : PartReader.SliceRows / 2);
    }
}
