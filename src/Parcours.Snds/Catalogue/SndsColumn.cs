namespace Parcours;

/// <summary>A column that the SNDS publishes.</summary>
/// <param name="Name">Its name, compared without regard to case.</param>
/// <param name="Type">The type that the import gives it.</param>
/// <param name="Nomenclature">The nomenclature of its codes, such as <c>IR_NAT_V</c>, or null.</param>
/// <param name="Created">The first year that has it, or null when that is not known.</param>
/// <param name="Removed">The last year that has it, or null when it has not been removed.</param>
/// <param name="Missing">Years between those two in which it does not exist, as the schema writes them, or null.</param>
public sealed record SndsColumn(string Name, ColumnType Type, string? Nomenclature, int? Created, int? Removed, string? Missing)
{
    /// <summary>Whether its numbers are months of the form 201912, of which 160001 stands for none.</summary>
    public bool IsYearMonth { get; init; }
}
