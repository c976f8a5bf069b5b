namespace Parcours.Import;

/// <summary>Which segments to build, the largest first so that the threads end together, and with how much memory each.</summary>
internal sealed class BuildSchedule
{
    private readonly DeliveryPlan _plan;
    private readonly ImportBudget _budget;
    private readonly int _threads;

    public BuildSchedule(DeliveryPlan plan, int threads, ImportBudget budget)
    {
        (_plan, _threads, _budget) = (plan, threads, budget);
        TablePlan[] tables = [.. plan.Tables.Where(table => table.Patient >= 0)];
        var jobs = new List<BuildJob>();
        for (int bucket = 0; tables.Length > 0 && bucket < tables[0].Buckets; bucket++)
        {
            long rows = tables.Sum(table => table.Chunks.Rows(bucket));
            if (rows > 0)
            {
                jobs.Add(new BuildJob(bucket, null, rows, tables.Sum(table => table.Chunks.Bytes(bucket))));
            }
        }

        foreach (TablePlan table in plan.Tables.Where(table => table.Patient < 0 && table.Chunks.Rows(0) > 0))
        {
            jobs.Add(new BuildJob(-1, table, table.Chunks.Rows(0), table.Chunks.Bytes(0)));
        }

        Jobs = [.. jobs.OrderByDescending(job => job.Bytes)];
    }

    /// <summary>The segments, in the order in which to begin them.</summary>
    public IReadOnlyList<BuildJob> Jobs { get; }

    /// <summary>The bytes to keep free of chunks while sources are read, so that buckets can be built without spilling first.</summary>
    public static long Reserve(DeliveryPlan plan, int threads, ImportBudget budget)
    {
        const int RowBytes = 64;
        long largest = plan.Tables.Max(table => table.EstimatedRows / table.Buckets);
        return Math.Min(budget.Limit / 2, largest * RowBytes * threads);
    }

    /// <summary>The bytes that building a table's section takes when all is done in memory.</summary>
    public static long Need(TablePlan table, int bucket) =>
        (table.Chunks.Rows(bucket) * BuildScratch.RowBytes(table)) + ChunkSet.Cost(table.Chunks.Of(bucket));

    /// <summary>The bytes that a job takes when all is done in memory: one table at a time is in work.</summary>
    public long Need(BuildJob job) => job.Reference is { } reference
        ? Need(reference, 0)
        : _plan.Tables.Where(table => table.Patient >= 0).Max(table => Need(table, job.Bucket));

    /// <summary>Spills chunks until every thread can build the largest bucket, or half of the memory is free.</summary>
    public void MakeRoom(ChunkSink sink)
    {
        long wanted = Math.Min(Jobs.Select(Need).DefaultIfEmpty().Max() * Math.Min(_threads, Jobs.Count), _budget.Limit / 2);
        for (int i = Jobs.Count - 1; i >= 0 && _budget.Limit - _budget.Used < wanted; i--)
        {
            if (Jobs[i].Reference is { } reference)
            {
                reference.Chunks.Spill(0, sink.File);
                continue;
            }

            foreach (TablePlan table in _plan.Tables.Where(table => table.Patient >= 0))
            {
                table.Chunks.Spill(Jobs[i].Bucket, sink.File);
            }
        }
    }
}
