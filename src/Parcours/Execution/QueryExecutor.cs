using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Parcours.Operators;
using Parcours.Plans;
using Parcours.Plans.Rules;
using Parcours.Storage;

namespace Parcours.Execution;

/// <summary>Runs a logical plan against a snapshot: optimised, made into pipelines, run by workers, answered in Arrow batches.</summary>
internal static class QueryExecutor
{
    /// <summary>The rows of a plan, in its order.</summary>
    /// <remarks>Rows that stream are computed some morsels ahead of the reader, no more, so that a result of any size takes little memory.</remarks>
    public static async IAsyncEnumerable<RecordBatch> RunAsync(
        LogicalPlan plan, Snapshot snapshot, RunOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var run = new QueryRun(snapshot, options, cancellation);
        await foreach (RecordBatch batch in RunAsync(plan, run).ConfigureAwait(false))
        {
            yield return batch;
        }
    }

    /// <summary>The plan as it will be run.</summary>
    public static string Explain(LogicalPlan plan) => Optimizer.Default.Run(plan).ToString()!;

    /// <summary>Runs a plan to the end and tells what each pipeline did.</summary>
    public static async Task<RunAnalysis> AnalyzeAsync(LogicalPlan plan, Snapshot snapshot, RunOptions options, CancellationToken cancellation)
    {
        using var run = new QueryRun(snapshot, options, cancellation);
        long rows = 0;
        await foreach (RecordBatch batch in RunAsync(plan, run).ConfigureAwait(false))
        {
            rows += batch.Length;
            batch.Dispose();
        }

        return new RunAnalysis(
            AnalyzeReport.Write(Optimizer.Default.Run(plan), run, rows),
            run.Reports.Sum(report => report.RowsScanned),
            run.Reports.Sum(report => report.BytesRead));
    }

    /// <summary>The rows of a plan, with what it holds charged to a run, which is the caller's.</summary>
    public static async IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, QueryRun run)
    {
        LogicalPlan optimized = Optimizer.Default.Run(plan);
        run.Progress.Expect(StoredRows(optimized, run.Dictionaries.Snapshot));
        Schema schema = ArrowTypes.SchemaOf(optimized);
        ImmutableArray<ColumnType> types = [.. optimized.Schema.Select(f => f.Type)];
        Pipeline pipeline = await Task.Run(() => new PhysicalPlanner(run).Open(optimized, PhysicalPlanner.All(optimized), ordered: true), run.Cancellation).ConfigureAwait(false);
        int morsels = pipeline.Source.Morsels;
        int wave = run.Threads * 2;
        for (int first = 0; first < morsels; first += wave)
        {
            int start = first;
            using var sink = new ArrowSink(schema, types);
            await Task.Run(() => Scheduler.Run(pipeline, sink, start, Math.Min(morsels, start + wave), run), run.Cancellation).ConfigureAwait(false);
            foreach (RecordBatch batch in sink.TakeBatches())
            {
                yield return batch;
            }
        }

        run.Progress.End();
    }

    /// <summary>The rows of all tables that a plan reads, each as often as it is read.</summary>
    private static long StoredRows(LogicalPlan plan, Snapshot snapshot) =>
        plan is ScanPlan scan ? snapshot.RowCount(scan.Table.Name) : plan.Inputs.Sum(i => StoredRows(i, snapshot));
}
