namespace Parcours;

/// <summary>How far a query has come.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Fraction">The share of the work done, 0 to 1.</param>
public readonly record struct QueryProgress(long Rows, double Fraction);
