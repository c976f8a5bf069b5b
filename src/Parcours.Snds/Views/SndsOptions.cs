namespace Parcours;

/// <summary>How the SNDS is cleaned.</summary>
public sealed record SndsOptions
{
    /// <summary>The rules for lines whose acts and boxes are counted.</summary>
    public SndsRules<SndsLine> Lines { get; init; } = SndsQuality.Lines;

    /// <summary>The rules for lines whose amounts are summed.</summary>
    public SndsRules<SndsLine> Costs { get; init; } = SndsQuality.Costs;

    /// <summary>The rules for stays.</summary>
    public SndsRules<SndsStay> Stays { get; init; } = SndsQuality.Stays;

    /// <summary>Where dates of death are looked for, the first that knows one first.</summary>
    public IReadOnlyList<SndsDeathSource> DeathSources { get; init; } =
        [SndsDeathSource.Referential, SndsDeathSource.Causes, SndsDeathSource.Hospital, SndsDeathSource.Claims, SndsDeathSource.Establishment];
}
