namespace Parcours;

/// <summary>How far a query has come.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Fraction">The share of the work done, 0 to 1, over the whole query: it never falls, and is 1 when the last row is given.</param>
public readonly record struct QueryProgress(long Rows, double Fraction);
