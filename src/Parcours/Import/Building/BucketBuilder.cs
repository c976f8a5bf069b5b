using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>One thread's work of the second phase: makes the segment of one bucket, or of one reference table, from its chunks.</summary>
internal sealed class BucketBuilder(DeliveryPlan plan, CommitBuilder commit, ImportBudget budget, string spillFolder) : IDisposable
{
    private readonly BuildScratch _scratch = new(budget, spillFolder);

    /// <summary>The new patients met so far.</summary>
    public long NewPatients { get; private set; }

    /// <summary>Builds a segment, and forgets its chunks.</summary>
    /// <param name="job">Which.</param>
    /// <param name="memory">The bytes that may be held for it.</param>
    /// <param name="cancellation">Stops between columns.</param>
    public void Build(BuildJob job, long memory, CancellationToken cancellation)
    {
        if (job.Reference is { } reference)
        {
            BuildReference(reference, memory, cancellation);
        }
        else
        {
            BuildBucket(job.Bucket, memory, cancellation);
        }
    }

    /// <summary>Gives all memory back; the builder can be used again.</summary>
    public void Release() => _scratch.Dispose();

    /// <inheritdoc/>
    public void Dispose() => Release();

    private void BuildBucket(int bucket, long memory, CancellationToken cancellation)
    {
        using SegmentWriter segment = commit.BeginSegment(bucket);
        using var patients = new BucketPatients(commit.PatientType, budget);
        TablePlan[] tables = [.. plan.Tables.Where(table => table.Patient >= 0 && table.Chunks.Of(bucket).Count > 0)];
        foreach (TablePlan table in tables)
        {
            cancellation.ThrowIfCancellationRequested();
            List<IReadOnlyList<Chunk>> loads = Loads(table, bucket, memory, 0);
            foreach (IReadOnlyList<Chunk> load in loads)
            {
                _scratch.Chunks.Load(load);
                patients.Add(_scratch.Chunks, table, keep: loads.Count == 1 && BuildSchedule.Need(table, bucket) <= memory / 2);
            }
        }

        NewPatients += patients.Number(segment.FirstOrdinal > 0 ? commit.Base.Bucket(bucket).Patients : null, segment);
        foreach (TablePlan table in tables)
        {
            Build(segment, table, bucket, patients, memory, cancellation);
        }

        segment.Complete();
    }

    private void BuildReference(TablePlan table, long memory, CancellationToken cancellation)
    {
        using SegmentWriter segment = commit.BeginReference(table.Import.Name);
        Build(segment, table, 0, null, memory, cancellation);
        segment.Complete();
    }

    private void Build(SegmentWriter segment, TablePlan table, int bucket, BucketPatients? patients, long memory, CancellationToken cancellation)
    {
        long rows = table.Chunks.Rows(bucket);
        if (rows > 2_000_000_000)
        {
            throw Errors.BucketTooLarge(table.Import.Name, rows);
        }

        if (BuildSchedule.Need(table, bucket) <= memory)
        {
            SectionBuilder.Build(segment, table, table.Chunks.Of(bucket), patients, _scratch, cancellation);
        }
        else
        {
            using var merge = new RunMerge(table, patients, _scratch);
            merge.Build(segment, Loads(table, bucket, memory, BuildScratch.RowBytes(table)), cancellation);
        }

        _scratch.Chunks.Release();
        table.Chunks.Release(bucket);
    }

    /// <summary>Cuts the chunks of a bucket into loads of which each takes at most some memory, and at least one chunk.</summary>
    private static List<IReadOnlyList<Chunk>> Loads(TablePlan table, int bucket, long memory, long rowBytes)
    {
        IReadOnlyList<Chunk> chunks = table.Chunks.Of(bucket);
        var loads = new List<IReadOnlyList<Chunk>>();
        var load = new List<Chunk>();
        long most = Math.Max(memory, chunks.Sum(Cost) / RunMerge.MostRuns);
        long held = 0;
        foreach (Chunk chunk in chunks)
        {
            if (load.Count > 0 && held + Cost(chunk) > most)
            {
                loads.Add(load);
                load = [];
                held = 0;
            }

            load.Add(chunk);
            held += Cost(chunk);
        }

        loads.Add(load);
        return loads;

        long Cost(Chunk chunk) => ChunkSet.Cost(chunk) + (chunk.Rows * rowBytes);
    }
}
