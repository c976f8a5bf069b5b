using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators.Timelines;

/// <summary>Computes a window of each row of a batch.</summary>
/// <param name="from">The anchor of the first moment; null for none.</param>
/// <param name="fromOffset">What is added to it.</param>
/// <param name="fromOpen">Whether a missing anchor means no bound.</param>
/// <param name="to">The anchor of the last moment; null for none.</param>
/// <param name="toOffset">What is added to it.</param>
/// <param name="toOpen">Whether a missing anchor means no bound.</param>
/// <param name="leastOverlap">How much an interval must have in common with it.</param>
internal sealed unsafe class WindowEvaluator(Evaluator? from, long fromOffset, bool fromOpen, Evaluator? to, long toOffset, bool toOpen, long leastOverlap)
{
    /// <summary>How much an interval must have in common with the window.</summary>
    public long LeastOverlap => leastOverlap;

    /// <summary>The windows of all rows: a row without one gets one that ends before it begins.</summary>
    public (nint Low, nint High) Evaluate(Batch batch, WorkerContext worker)
    {
        long* low = worker.Arena.Allocate<long>(batch.Count);
        long* high = worker.Arena.Allocate<long>(batch.Count);
        Bound(from, fromOffset, fromOpen ? long.MinValue : long.MaxValue, long.MinValue, batch, worker, low);
        Bound(to, toOffset, toOpen ? long.MaxValue : long.MinValue, long.MaxValue, batch, worker, high);
        return ((nint)low, (nint)high);
    }

    private static void Bound(Evaluator? anchor, long offset, long missing, long open, Batch batch, WorkerContext worker, long* to)
    {
        if (anchor is null)
        {
            new Span<long>(to, batch.Count).Fill(open);
            return;
        }

        Vector vector = anchor.Evaluate(batch, worker.Evaluation);
        var moments = new Times(vector);
        for (int i = 0; i < batch.Count; i++)
        {
            to[i] = vector.IsValid(i) ? Moment.Add(moments[i], offset) : missing;
        }
    }
}
