namespace Parcours.Snds.Linkage;

/// <summary>What the linkage found for each row of a batch.</summary>
internal sealed class LinkedRows(int count)
{
    /// <summary>The person, or an outcome of <see cref="LinkOutcome"/>.</summary>
    public int[] Person { get; } = new int[count];

    /// <summary>The number of the parent line, where the table has one.</summary>
    public long[] Parent { get; } = new long[count];

    /// <summary>The date got from elsewhere, or <see cref="ArrowValues.NoDay"/>.</summary>
    public int[] Time { get; } = new int[count];

    /// <summary>The end got from elsewhere, or <see cref="ArrowValues.NoDay"/>.</summary>
    public int[] End { get; } = new int[count];
}
