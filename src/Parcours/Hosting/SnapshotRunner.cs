using System.Runtime.CompilerServices;
using Apache.Arrow;
using Microsoft.Extensions.Logging;
using Parcours.Diagnostics;
using Parcours.Execution;
using Parcours.Plans;
using Parcours.Results;
using Parcours.Storage;

namespace Parcours.Hosting;

/// <summary>Runs plans on a snapshot, and lets it be seen from outside: a span, a duration and a message a query, with no literal of it.</summary>
internal sealed class SnapshotRunner(Snapshot snapshot, DatasetOptions options, ILogger log, DatasetUse use) : IQueryRunner
{
    public async IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, RunOptions? run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        use.RefuseClosed();
        using Operation operation = Telemetry.Begin("select", Tables(plan), options.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, use.Closing);
        await using IAsyncEnumerator<RecordBatch> batches =
            QueryExecutor.RunAsync(plan, snapshot, run ?? options.Run, stop.Token).GetAsyncEnumerator(stop.Token);
        while (await GuardAsync(operation, () => batches.MoveNextAsync().AsTask(), cancellation))
        {
            operation.Rows += batches.Current.Length;
            yield return batches.Current;
        }

        Log.Queried(log, snapshot.Id, operation.Rows, operation.Elapsed.TotalMilliseconds);
    }

    public string Explain(LogicalPlan plan) => QueryExecutor.Explain(plan);

    public async Task<RunAnalysis> AnalyzeAsync(LogicalPlan plan, RunOptions? run, CancellationToken cancellation)
    {
        use.RefuseClosed();
        using Operation operation = Telemetry.Begin("explain analyze", Tables(plan), options.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, use.Closing);
        return await GuardAsync(operation, () => QueryExecutor.AnalyzeAsync(plan, snapshot, run ?? options.Run, stop.Token), cancellation);
    }

    /// <summary>Keeps the files mapped while a part of a query runs: reading them afterwards would end the process.</summary>
    private async Task<T> GuardAsync<T>(Operation operation, Func<Task<T>> part, CancellationToken cancellation)
    {
        try
        {
            using DatasetUse.Reading reading = use.Begin();
            return await part();
        }
        catch (OperationCanceledException stopped)
        {
            Exception cause = use.Stopped(stopped, cancellation);
            Failed(operation, cause);
            throw cause;
        }
        catch (Exception e)
        {
            Failed(operation, e);
            throw;
        }
    }

    private void Failed(Operation operation, Exception error)
    {
        operation.Failed(error);
        Log.QueryFailed(log, snapshot.Id, Telemetry.ErrorType(error), operation.Elapsed.TotalMilliseconds);
    }

    /// <summary>The tables that a plan reads, each once.</summary>
    private static string Tables(LogicalPlan plan) => string.Join(' ', Scans(plan).Select(s => s.Table.Name).Distinct());

    private static IEnumerable<ScanPlan> Scans(LogicalPlan plan) => plan is ScanPlan scan ? [scan] : plan.Inputs.SelectMany(Scans);
}
