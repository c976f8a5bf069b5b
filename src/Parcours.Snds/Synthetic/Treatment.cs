namespace Parcours.Snds.Synthetic;

/// <summary>A drug taken for long.</summary>
/// <param name="Atc">The start of its class.</param>
/// <param name="Pack">The pack that is dispensed; sometimes replaced.</param>
/// <param name="From">The first day.</param>
internal sealed record Treatment(string Atc, Pack Pack, int From)
{
    /// <summary>The month in which it is next due, counted from the first.</summary>
    public int NextMonth { get; set; }
}
