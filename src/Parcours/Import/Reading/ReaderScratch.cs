namespace Parcours.Import;

/// <summary>What one thread needs to read parts of one table, kept from part to part.</summary>
internal sealed class ReaderScratch(int buckets, ImportBudget budget) : IDisposable
{
    /// <summary>The budget that all of it is counted in.</summary>
    public ImportBudget Budget => budget;

    /// <summary>The column being read.</summary>
    public LaneVector Values { get; } = new(budget);

    /// <summary>The rows of the slice by bucket.</summary>
    public SliceOrder Order { get; } = new(buckets, budget);

    /// <summary>The bucket of each row of the slice.</summary>
    public NativeBuffer Buckets { get; } = new(budget);

    /// <summary>The source's buffers that views point into.</summary>
    public PinnedBuffers Pins { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Order.Dispose();
        Buckets.Dispose();
        Pins.Dispose();
    }
}
