namespace Parcours;

/// <summary>The property holds the end of an interval, whatever its column is called; it is null while the interval is open.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EndAttribute : Attribute;
