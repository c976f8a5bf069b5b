namespace Parcours;

/// <summary>Names the stored table that a record stands for; without it, the table has the record's own name.</summary>
/// <param name="name">The name of the table, compared without regard to case.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TableAttribute(string name) : Attribute
{
    /// <summary>The name of the table.</summary>
    public string Name { get; } = name;
}
