namespace Parcours.Import;

/// <summary>How a column is stored in the end, and how to get there from the chunks.</summary>
/// <param name="Schema">The column as it is declared.</param>
/// <param name="Codes">Final codes by provisional number, when it is stored as codes.</param>
internal sealed record ColumnOutcome(ColumnSchema Schema, FinalCodes? Codes);
