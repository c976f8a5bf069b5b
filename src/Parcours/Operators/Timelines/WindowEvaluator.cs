using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators.Timelines;

/// <summary>Computes a window of each row of a batch.</summary>
/// <param name="microseconds">Whether moments are microseconds; otherwise they are days.</param>
/// <param name="from">The anchor of the first moment; null for none.</param>
/// <param name="fromOffset">What is added to it.</param>
/// <param name="fromOpen">Whether a missing anchor means no bound.</param>
/// <param name="to">The anchor of the last moment; null for none.</param>
/// <param name="toOffset">What is added to it.</param>
/// <param name="toOpen">Whether a missing anchor means no bound.</param>
/// <param name="leastOverlap">How much an interval must have in common with it.</param>
internal sealed unsafe class WindowEvaluator(
    bool microseconds, Evaluator? from, long fromOffset, bool fromOpen, Evaluator? to, long toOffset, bool toOpen, long leastOverlap)
{
    private readonly long _first = Moment.First(microseconds);
    private readonly long _last = Moment.Last(microseconds);

    /// <summary>How much an interval must have in common with the window.</summary>
    public long LeastOverlap => leastOverlap;

    /// <summary>The windows of all rows: a row without one gets one that ends before it begins.</summary>
    public (nint Low, nint High) Evaluate(Batch batch, WorkerContext worker)
    {
        long* low = worker.Arena.Allocate<long>(batch.Count);
        long* high = worker.Arena.Allocate<long>(batch.Count);
        Bound(from, fromOffset, fromOpen ? _first : long.MaxValue, _first, batch, worker, low);
        Bound(to, toOffset, toOpen ? _last : long.MinValue, _last, batch, worker, high);
        for (int i = 0; i < batch.Count; i++)
        {
            low[i] = Math.Max(low[i], _first);
            high[i] = Math.Min(high[i], _last);
        }

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
