using System.Diagnostics;
using Parcours.Operators;

namespace Parcours.Execution;

/// <summary>Runs pipelines: workers take morsel after morsel until none is left.</summary>
internal static class Scheduler
{
    /// <summary>Runs a pipeline into a sink, to the end.</summary>
    public static void Run(Pipeline pipeline, Sink sink, QueryRun run)
    {
        Run(pipeline, sink, 0, pipeline.Source.Morsels, run);
        sink.Complete();
    }

    /// <summary>Runs some morsels of a pipeline into a sink, without completing it.</summary>
    public static void Run(Pipeline pipeline, Sink sink, int firstMorsel, int endMorsel, QueryRun run)
    {
        long started = Stopwatch.GetTimestamp();
        int morsels = endMorsel - firstMorsel;
        int next = firstMorsel - 1;
        double share = (double)pipeline.Source.StoredRows / Math.Max(1, pipeline.Source.Morsels);
        (long Rows, long Bytes, long Pages) total = default;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
        run.Cancellation.ThrowIfCancellationRequested();
        void Work(int number)
        {
            using var worker = new WorkerContext(run.Level, run.BatchRows, run.Budget, stop.Token);
            try
            {
                using Stage first = pipeline.Open(worker, sink.Open(worker));
                using SourceReader reader = pipeline.Source.Open(worker);
                long reported = 0;
                for (int morsel = Interlocked.Increment(ref next); morsel < endMorsel; morsel = Interlocked.Increment(ref next))
                {
                    worker.Cancellation.ThrowIfCancellationRequested();
                    worker.Morsel = morsel;
                    reader.Run(morsel, first);
                    first.EndMorsel();
                    run.Progress.Add(worker.RowsScanned - reported, share);
                    reported = worker.RowsScanned;
                }
            }
            catch
            {
                // The others need not go on.
                stop.Cancel();
                throw;
            }

            lock (stop)
            {
                total = (total.Rows + worker.RowsScanned, total.Bytes + worker.BytesRead, total.Pages + worker.PagesSkipped);
            }
        }

        try
        {
            WorkerPool.Shared.Run(Math.Max(1, Math.Min(run.Threads, morsels)), Work);
        }
        catch (OperationCanceledException)
        {
            // Workers hear of it by a token of their own; who cancelled knows only the token of the run.
            run.Cancellation.ThrowIfCancellationRequested();
            throw;
        }

        lock (run.Reports)
        {
            run.Reports.Add(new PipelineReport(Steps(pipeline, sink), morsels, total.Rows, total.Bytes, total.Pages, Stopwatch.GetElapsedTime(started)));
        }
    }

    private static List<string> Steps(Pipeline pipeline, Sink sink) =>
        [pipeline.Source.Describe(), .. pipeline.Operators.Select(o => o.Describe()), sink.Describe()];
}
