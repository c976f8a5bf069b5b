namespace Parcours;

/// <summary>The property holds the start of an interval, whatever its column is called.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class StartAttribute : Attribute;
