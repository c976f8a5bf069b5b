using System.Collections.Immutable;

namespace Parcours;

/// <summary>How controls are drawn.</summary>
public sealed record MatchOptions
{
    /// <summary>How many controls each case gets, as far as there are any.</summary>
    public int Controls { get; init; } = 1;

    /// <summary>The greatest difference of each of the values, itself allowed.</summary>
    public ImmutableArray<double> Calipers { get; init; } = [];

    /// <summary>Whether a person may be a control of several cases, which the theory of risk sets asks for; otherwise each is one once.</summary>
    public bool WithReplacement { get; init; } = true;

    /// <summary>What the draw depends on beside the persons: another seed gives another draw.</summary>
    public long Seed { get; init; }
}
