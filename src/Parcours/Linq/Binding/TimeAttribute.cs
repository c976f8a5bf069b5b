namespace Parcours;

/// <summary>The property holds the time of an event, whatever its column is called.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TimeAttribute : Attribute;
