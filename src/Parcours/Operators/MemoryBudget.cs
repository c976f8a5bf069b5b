using Parcours.Diagnostics;

namespace Parcours.Operators;

/// <summary>The memory that a query may hold beyond the mapped files. Whoever keeps rows asks first.</summary>
internal sealed class MemoryBudget(long limit)
{
    private long _held;
    private long _peak;

    /// <summary>The most that was held at once.</summary>
    public long Peak => Volatile.Read(ref _peak);

    /// <summary>Takes memory out of the budget.</summary>
    /// <exception cref="ParcoursException">PRC0401: there is not that much left.</exception>
    public void Reserve(long bytes, string what)
    {
        long held = Interlocked.Add(ref _held, bytes);
        if (held > limit)
        {
            Interlocked.Add(ref _held, -bytes);
            throw Errors.OutOfBudget(what, bytes, held - bytes, limit);
        }

        long peak = Volatile.Read(ref _peak);
        while (held > peak)
        {
            long seen = Interlocked.CompareExchange(ref _peak, held, peak);
            if (seen == peak)
            {
                break;
            }

            peak = seen;
        }
    }

    /// <summary>Gives memory back.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);
}
