using System.Collections.Concurrent;

namespace Parcours.Snds.Linkage;

/// <summary>Reads pieces on several threads and hands what they gave over in the order of the pieces, on the calling thread.</summary>
internal static class OrderedScan
{
    /// <summary>How many results of a piece may wait for their turn.</summary>
    private const int Waiting = 16;

    /// <param name="parts">The pieces.</param>
    /// <param name="threads">How many are read at the same time.</param>
    /// <param name="read">Reads a piece; called on other threads.</param>
    /// <param name="take">Takes a result of a piece; called in order.</param>
    /// <param name="cancellation">Stops within one result.</param>
    public static void Run<TPart, T>(
        IReadOnlyList<TPart> parts, int threads, Func<TPart, CancellationToken, IEnumerable<T>> read, Action<int, T> take, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queues = new BlockingCollection<T>[parts.Count];
        for (int i = 0; i < queues.Length; i++)
        {
            queues[i] = new BlockingCollection<T>(Waiting);
        }

        int next = -1;
        void Work()
        {
            for (int i = Interlocked.Increment(ref next); i < parts.Count; i = Interlocked.Increment(ref next))
            {
                try
                {
                    foreach (T result in read(parts[i], stop.Token))
                    {
                        queues[i].Add(result, stop.Token);
                    }
                }
                catch
                {
                    // Whoever waits for this piece or the next ones is woken; the error itself is thrown by Finish.
                    stop.Cancel();
                    throw;
                }

                queues[i].CompleteAdding();
            }
        }

        Task[] workers = [.. Enumerable.Range(0, Math.Clamp(threads, 1, Math.Max(1, parts.Count))).Select(_ => Task.Run(Work, CancellationToken.None))];
        try
        {
            for (int i = 0; i < queues.Length; i++)
            {
                foreach (T result in queues[i].GetConsumingEnumerable(stop.Token))
                {
                    take(i, result);
                }
            }
        }
        finally
        {
            // Does nothing when all is read; otherwise lets go of workers that wait for room.
            stop.Cancel();
            Finish(workers);
            foreach (BlockingCollection<T> queue in queues)
            {
                queue.Dispose();
            }
        }
    }

    private static void Finish(Task[] workers)
    {
        try
        {
            Task.WaitAll(workers);
        }
        catch (AggregateException failed)
        {
            if (failed.Flatten().InnerExceptions.FirstOrDefault(inner => inner is not OperationCanceledException) is { } cause)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            }
        }
    }
}
