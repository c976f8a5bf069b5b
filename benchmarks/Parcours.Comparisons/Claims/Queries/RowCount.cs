namespace Parcours.Comparisons.Claims.Queries;

/// <summary>How many dispensings there are; not a question of the suite, but what its figures are relative to.</summary>
internal sealed record RowCount() : ClaimsQuery("rows", "rows", "SELECT count(*) FROM dispensing", PlainBytesOfARow: 0);
