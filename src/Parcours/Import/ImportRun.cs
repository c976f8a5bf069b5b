using System.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>One import from its first line to its commit; owns all that it holds.</summary>
internal sealed class ImportRun : IDisposable
{
    private readonly DatasetStore _store;
    private readonly ImportOptions _options;
    private readonly ImportBudget _budget;
    private readonly CancellationToken _cancellation;
    private readonly CommitBuilder _commit;
    private readonly DeliveryPlan _plan;
    private readonly OutcomeDecider _decider;
    private readonly WorkerPool _pool;
    private readonly ChunkSink[] _sinks;
    private readonly ImportMeter _meter;
    private List<SourcePart> _parts = [];

    public ImportRun(DatasetStore store, IReadOnlyList<TableImport> tables, ImportOptions options, int threads, ImportBudget budget, CancellationToken cancellation)
    {
        _store = store;
        _options = options;
        _budget = budget;
        _cancellation = cancellation;
        _commit = store.BeginCommit();
        try
        {
            Deliveries.Replace(_commit, tables, options);
            Deliveries.Note(_commit, tables, options);
            DatasetShape.Choose(_commit, tables, options);
            _plan = new DeliveryPlan(tables, _commit, options, budget);
        }
        catch
        {
            _commit.Dispose();
            throw;
        }

        _decider = new OutcomeDecider(_commit, budget);
        _meter = new ImportMeter(_plan, options.Progress);
        long reserve = BuildSchedule.Reserve(_plan, threads, budget);
        _sinks = [.. Enumerable.Range(0, threads).Select(_ => new ChunkSink(budget, reserve, store.SpillFolder))];
        _pool = new WorkerPool(threads, cancellation);
    }

    /// <summary>Does all of it.</summary>
    public ImportReport Run()
    {
        long start = Stopwatch.GetTimestamp();
        Read();
        foreach (TablePlan table in _plan.Tables)
        {
            _decider.Decide(table);
        }

        long newPatients = Build();
        _meter.Report(ImportPhase.Committing);
        var rejects = new RejectsFile(_store, _options.RejectsFile, _commit.Base.Id + 1);
        Snapshot snapshot;
        string? rejectsName = rejects.Write(_parts);
        try
        {
            _cancellation.ThrowIfCancellationRequested();
            snapshot = _commit.Commit(_options.SnapshotName);
        }
        catch
        {
            rejects.Remove();
            throw;
        }

        _meter.Done();
        return new ImportReport(snapshot.Id, [.. _plan.Tables.Select(Report)], Stopwatch.GetElapsedTime(start))
        {
            NewPatients = newPatients,
            SpilledBytes = _sinks.Sum(sink => sink.Spilled),
            PeakMemoryBytes = _budget.Peak,
            RejectsFile = rejectsName,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pool.Dispose();
        _decider.Dispose();
        _plan.Dispose();
        foreach (ChunkSink sink in _sinks)
        {
            sink.Dispose();
        }

        foreach (SourcePart part in _parts)
        {
            part.Rejects.Dispose();
        }

        _commit.Dispose();
    }

    private void Read()
    {
        _parts = SourcePart.Cut(_plan.Tables, _pool.Count, _store.SpillFolder);
        long staging = _budget.Limit / 4 / _pool.Count;
        int next = -1;
        _pool.Run(
            (thread, cancellation) =>
            {
                using var partitioner = new Partitioner(_budget, _sinks[thread], staging);
                for (int at; (at = Interlocked.Increment(ref next)) < _parts.Count;)
                {
                    _meter.Table = _parts[at].Table.Import.Name;
                    partitioner.Read(_parts[at], cancellation);
                }

                partitioner.Finish();
            },
            () => _meter.Report(ImportPhase.Reading));
    }

    /// <summary>Builds all segments, the largest first, and counts the new patients.</summary>
    private long Build()
    {
        var schedule = new BuildSchedule(_plan, _pool.Count, _budget);
        schedule.MakeRoom(_sinks[0]);
        var gate = new BuildGate(_budget);
        long newPatients = 0;
        int next = -1;
        _pool.Run(
            (_, cancellation) =>
            {
                using var builder = new BucketBuilder(_plan, _commit, gate.Building, _store.SpillFolder);
                for (int at; (at = Interlocked.Increment(ref next)) < schedule.Jobs.Count;)
                {
                    BuildJob job = schedule.Jobs[at];
                    long memory = gate.Enter(schedule.Need(job), builder.Release, cancellation);
                    builder.Build(job, memory, cancellation);
                    gate.Leave(memory);
                    _meter.Built(job.Rows, job.Bytes);
                }

                Interlocked.Add(ref newPatients, builder.NewPatients);
            },
            () => _meter.Report(ImportPhase.Building));
        return newPatients;
    }

    private TableReport Report(TablePlan table)
    {
        var byReason = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach ((string reason, long lines) in _parts.Where(part => part.Table == table).SelectMany(part => part.Rejects.ByReason))
        {
            byReason[reason] = byReason.GetValueOrDefault(reason) + lines;
        }

        return new TableReport(table.Import.Name, table.Read, table.Stored, table.Rejected, byReason);
    }
}
