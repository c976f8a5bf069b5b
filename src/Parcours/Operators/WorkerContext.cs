using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>What one worker has for one pipeline: memory for the batch under way, and counts of what it did.</summary>
internal sealed class WorkerContext(SimdLevel level, int batchRows, MemoryBudget budget, CancellationToken cancellation) : IDisposable
{
    public Arena Arena { get; } = new(budget);

    public EvaluationContext Evaluation => field ??= new EvaluationContext(Arena, level);

    public SimdLevel Level => level;

    /// <summary>The most rows in a batch.</summary>
    public int BatchRows => batchRows;

    public MemoryBudget Budget => budget;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Which morsel is under way, from 0.</summary>
    public int Morsel { get; set; }

    /// <summary>Rows that scans have looked at, whether they passed or not.</summary>
    public long RowsScanned { get; set; }

    /// <summary>Encoded bytes that scans have read.</summary>
    public long BytesRead { get; set; }

    /// <summary>Pages that scans did not read because their statistics decided.</summary>
    public long PagesSkipped { get; set; }

    /// <summary>A context of the same worker with memory of its own, for what is read while a batch is under way.</summary>
    public WorkerContext Beside() => new(level, batchRows, budget, cancellation);

    public void Dispose() => Arena.Dispose();
}
