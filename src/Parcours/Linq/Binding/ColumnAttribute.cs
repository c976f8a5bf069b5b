namespace Parcours;

/// <summary>Names the column that a property, or a parameter of a record, holds; without it, the column has the property's own name.</summary>
/// <param name="name">The name of the column, compared without regard to case.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The name of the column.</summary>
    public string Name { get; } = name;
}
