using Apache.Arrow;
using Parcours.Plans;
using Parcours.Storage;

namespace Parcours.Hosting;

/// <summary>Stands where execution will be: plans can be explained as they were asked, and do not run yet.</summary>
internal static class QueryExecutor
{
    public static IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, Snapshot snapshot, RunOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        throw new NotSupportedException($"Queries do not run yet: {plan.Describe()} on snapshot {snapshot.Id}, {options.Threads} threads.");
    }

    public static string Explain(LogicalPlan plan, Snapshot snapshot) => $"{plan}\non snapshot {snapshot.Id}";

    public static Task<string> ExplainAnalyzeAsync(LogicalPlan plan, Snapshot snapshot, RunOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        throw new NotSupportedException($"Queries do not run yet: {plan.Describe()} on snapshot {snapshot.Id}, {options.Threads} threads.");
    }
}
