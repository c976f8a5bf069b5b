namespace Parcours.Specification.Generation;

/// <summary>What random tables and plans may hold.</summary>
internal sealed record GenerationOptions
{
    /// <summary>Numbers and dates at the ends of their types.</summary>
    public bool Extremes { get; init; } = true;

    /// <summary>NaN, infinities and -0.0.</summary>
    public bool SpecialDoubles { get; init; } = true;

    /// <summary>Only doubles that are small multiples of a power of two, so that sums are exact in any order.</summary>
    public bool Dyadic { get; init; }

    /// <summary>Text beyond the basic plane, where one character is two UTF-16 units.</summary>
    public bool AstralText { get; init; } = true;

    /// <summary>Plans of a timeline node over others.</summary>
    public bool Timelines { get; init; }

    /// <summary>The most rows of a table.</summary>
    public int MaxRows { get; init; } = 24;
}
