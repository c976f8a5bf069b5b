using System.Runtime.ExceptionServices;

namespace Parcours.Storage;

/// <summary>Work on many files at once, one a processor; the first error comes out as it was thrown.</summary>
internal static class InParallel
{
    public static void ForEach<T>(IEnumerable<T> items, Action<T> work, CancellationToken ct)
    {
        try
        {
            Parallel.ForEach(items, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, work);
        }
        catch (AggregateException e)
        {
            // A cancelled worker may be the first of several; the caller asked for it, so it says so.
            Exception first = e.InnerExceptions.FirstOrDefault(i => i is OperationCanceledException) ?? e.InnerExceptions[0];
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
