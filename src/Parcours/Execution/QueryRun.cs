using Parcours.Expressions.Evaluation;
using Parcours.Kernels;
using Parcours.Operators;
using Parcours.Operators.Aggregates;
using Parcours.Storage;

namespace Parcours.Execution;

/// <summary>What is common to all pipelines of one run of a query: options resolved, memory, dictionaries, progress.</summary>
internal sealed class QueryRun : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    public QueryRun(Snapshot snapshot, RunOptions options, CancellationToken cancellation)
    {
        Progress = new ProgressMeter(options.Progress);
        Cancellation = cancellation;
        Threads = Math.Max(1, options.Threads ?? Environment.ProcessorCount);
        BatchRows = Math.Clamp(options.BatchRows ?? 2048, 1, 1 << 16);
        Level = options.Level ?? Simd.Best;
        Budget = new MemoryBudget(options.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        Interner = Own(new TextInterner(Budget));
        Dictionaries = new DictionaryCache(snapshot);
        Planning = Own(NewWorker());
    }

    public CancellationToken Cancellation { get; }

    public int Threads { get; }

    public int BatchRows { get; }

    public SimdLevel Level { get; }

    public MemoryBudget Budget { get; }

    public TextInterner Interner { get; }

    public DictionaryCache Dictionaries { get; }

    /// <summary>The context of what is done between pipelines, by one thread.</summary>
    public WorkerContext Planning { get; }

    /// <summary>Tells how far the query is.</summary>
    public ProgressMeter Progress { get; }

    /// <summary>What was done, pipeline by pipeline.</summary>
    public List<PipelineReport> Reports { get; } = [];

    /// <summary>A context for one worker.</summary>
    public WorkerContext NewWorker() => new(Level, BatchRows, Budget, Cancellation);

    /// <summary>Makes evaluators for the end of a pipeline.</summary>
    public EvaluatorFactory FactoryFor(Pipeline pipeline) => new(pipeline.Domains, pipeline.Source.Rows, Level);

    /// <summary>Gives a resource back when the run ends.</summary>
    public T Own<T>(T resource)
        where T : IDisposable
    {
        lock (_owned)
        {
            _owned.Add(resource);
        }

        return resource;
    }

    public void Dispose()
    {
        for (int i = _owned.Count - 1; i >= 0; i--)
        {
            _owned[i].Dispose();
        }

        _owned.Clear();

        // A run that failed or was cancelled leaves pieces in the hands of stages that nobody ends: they go with it.
        Budget.Dispose();
    }
}
