namespace Parcours.Storage;

/// <summary>What is known of a page without reading it.</summary>
/// <param name="RowCount">Its rows.</param>
/// <param name="NullCount">Its nulls.</param>
/// <param name="HasRange">Whether <paramref name="Min"/> and <paramref name="Max"/> are known: false for text, for nothing but nulls, and where a double is not a number.</param>
/// <param name="Min">The least value: integers as they are, booleans as 0 or 1, doubles as their bits.</param>
/// <param name="Max">The greatest value.</param>
internal readonly record struct PageStatistics(int RowCount, int NullCount, bool HasRange, long Min, long Max);
