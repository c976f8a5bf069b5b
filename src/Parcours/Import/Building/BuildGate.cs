namespace Parcours.Import;

/// <summary>
/// Lets threads build as many segments at once as memory allows: a large bucket waits until others are done and then has
/// all that is free, and only one that does not fit even so is sorted in runs.
/// </summary>
/// <param name="budget">The budget of the import.</param>
internal sealed class BuildGate(ImportBudget budget)
{
    private readonly object _lock = new();
    private long _promised;
    private int _running;

    /// <summary>The part of the budget that building takes from.</summary>
    public ImportBudget Building { get; } = new(budget.Limit, budget);

    /// <summary>Waits until some memory is free, or nobody else is building. Returns how much may be held.</summary>
    public long Enter(long need, Action beforeWaiting, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            lock (_lock)
            {
                // What building holds is part of what was promised.
                long free = budget.Limit - (budget.Used - Building.Used) - _promised;
                if (need <= free || _running == 0)
                {
                    _running++;
                    long granted = Math.Min(need, Math.Max(free, 1 << 20));
                    _promised += granted;
                    return granted;
                }
            }

            beforeWaiting();
            lock (_lock)
            {
                Monitor.Wait(_lock, 50);
            }
        }
    }

    /// <summary>The segment is written.</summary>
    public void Leave(long granted)
    {
        lock (_lock)
        {
            _running--;
            _promised -= granted;
            Monitor.PulseAll(_lock);
        }
    }
}
