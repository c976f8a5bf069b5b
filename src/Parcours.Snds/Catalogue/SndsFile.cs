namespace Parcours;

/// <summary>What the name of a file says of its content.</summary>
/// <param name="Table">The table.</param>
/// <param name="Year">The year in the name, or null when there is none.</param>
/// <param name="Month">The month in the name, or null when there is none.</param>
internal sealed record SndsFile(SndsTable Table, int? Year, int? Month);
