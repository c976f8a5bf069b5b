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
internal sealed class SnapshotRunner(Snapshot snapshot, DatasetOptions options, ILogger log, CancellationToken closed) : IQueryRunner
{
    public async IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, RunOptions? run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        RefuseClosed();
        using Operation operation = Telemetry.Begin("select", Tables(plan), options.TimeProvider);
        await using IAsyncEnumerator<RecordBatch> batches =
            QueryExecutor.RunAsync(plan, snapshot, run ?? options.Run, cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync(batches, operation))
        {
            operation.Rows += batches.Current.Length;
            yield return batches.Current;
        }

        Log.Queried(log, snapshot.Id, operation.Rows, operation.Elapsed.TotalMilliseconds);
    }

    public string Explain(LogicalPlan plan) => QueryExecutor.Explain(plan);

    public async Task<string> ExplainAnalyzeAsync(LogicalPlan plan, RunOptions? run, CancellationToken cancellation)
    {
        RefuseClosed();
        using Operation operation = Telemetry.Begin("explain analyze", Tables(plan), options.TimeProvider);
        try
        {
            return await QueryExecutor.ExplainAnalyzeAsync(plan, snapshot, run ?? options.Run, cancellation);
        }
        catch (Exception e)
        {
            Failed(operation, e);
            throw;
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<RecordBatch> batches, Operation operation)
    {
        try
        {
            RefuseClosed();
            return await batches.MoveNextAsync();
        }
        catch (Exception e)
        {
            Failed(operation, e);
            throw;
        }
    }

    /// <summary>What a closed dataset mapped is gone: reading it would end the process.</summary>
    private void RefuseClosed() => ObjectDisposedException.ThrowIf(closed.IsCancellationRequested, typeof(Dataset));

    private void Failed(Operation operation, Exception error)
    {
        operation.Failed(error);
        Log.QueryFailed(log, snapshot.Id, Telemetry.ErrorType(error), operation.Elapsed.TotalMilliseconds);
    }

    /// <summary>The tables that a plan reads, each once.</summary>
    private static string Tables(LogicalPlan plan) => string.Join(' ', Scans(plan).Select(s => s.Table.Name).Distinct());

    private static IEnumerable<ScanPlan> Scans(LogicalPlan plan) => plan is ScanPlan scan ? [scan] : plan.Inputs.SelectMany(Scans);
}
