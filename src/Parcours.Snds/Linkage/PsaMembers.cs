namespace Parcours.Snds.Linkage;

/// <summary>The persons of each PSA, in one array.</summary>
internal sealed class PsaMembers(int[] starts, int[] persons)
{
    /// <summary>How many PSA there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The distinct persons of a PSA.</summary>
    public ReadOnlySpan<int> this[int psa] => persons.AsSpan(starts[psa], starts[psa + 1] - starts[psa]);
}
