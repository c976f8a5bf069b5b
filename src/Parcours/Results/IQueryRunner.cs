using Apache.Arrow;
using Parcours.Execution;
using Parcours.Plans;

namespace Parcours.Results;

/// <summary>Where a query runs: the one way from the doors down to execution, so that the doors can be tested without data.</summary>
internal interface IQueryRunner
{
    /// <summary>Runs a plan; batches belong to the caller.</summary>
    IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, RunOptions? options, CancellationToken cancellation);

    /// <summary>How a plan would be run, as text.</summary>
    string Explain(LogicalPlan plan);

    /// <summary>Runs a plan for its figures: rows, bytes and time of each operator.</summary>
    Task<RunAnalysis> AnalyzeAsync(LogicalPlan plan, RunOptions? options, CancellationToken cancellation);
}
