namespace Parcours.Import;

/// <summary>
/// The one count of the bytes that an import holds. What may wait on the disk asks with <see cref="TryTake"/> and goes to
/// the disk when refused; what cannot wait takes with <see cref="Take"/> and so leaves less to the others.
/// </summary>
/// <param name="limit">The bytes that the import may hold.</param>
/// <param name="whole">The budget that this one is a part of and counts in too, if any.</param>
internal sealed class ImportBudget(long limit, ImportBudget? whole = null)
{
    private long _used;
    private long _peak;

    /// <summary>The bytes that the import may hold.</summary>
    public long Limit => limit;

    /// <summary>The bytes it holds now.</summary>
    public long Used => Volatile.Read(ref _used);

    /// <summary>The most bytes it held at once.</summary>
    public long Peak => Volatile.Read(ref _peak);

    /// <summary>Takes bytes whether or not the limit allows it.</summary>
    public void Take(long bytes)
    {
        Note(Interlocked.Add(ref _used, bytes));
        whole?.Take(bytes);
    }

    /// <summary>Takes bytes of a budget that is no part of another if that leaves <paramref name="reserve"/> bytes free under the limit.</summary>
    public bool TryTake(long bytes, long reserve)
    {
        long used = Interlocked.Add(ref _used, bytes);
        if (used + reserve > limit)
        {
            Interlocked.Add(ref _used, -bytes);
            return false;
        }

        Note(used);
        return true;
    }

    /// <summary>Gives bytes back.</summary>
    public void Give(long bytes)
    {
        Interlocked.Add(ref _used, -bytes);
        whole?.Give(bytes);
    }

    private void Note(long used)
    {
        long peak = Volatile.Read(ref _peak);
        while (used > peak)
        {
            long seen = Interlocked.CompareExchange(ref _peak, used, peak);
            if (seen == peak)
            {
                return;
            }

            peak = seen;
        }
    }
}
