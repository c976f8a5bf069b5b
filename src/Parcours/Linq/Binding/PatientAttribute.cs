namespace Parcours;

/// <summary>The property holds the patient of the row, whatever its column is called.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PatientAttribute : Attribute;
