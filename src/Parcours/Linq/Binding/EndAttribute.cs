namespace Parcours;

/// <summary>The property holds the end of an interval, whatever its column is called; it is null while the interval is open.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EndAttribute : Attribute
{
    /// <summary>Whether the end is the first day after the interval; otherwise, as by default, it is the last day of it.</summary>
    public bool Exclusive { get; init; }
}
