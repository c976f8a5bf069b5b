namespace Parcours.Import;

/// <summary>How the values of a column that is not text are ordered, one way for each form in which they lie.</summary>
internal static unsafe class SortKeys
{
    /// <summary>Lanes of 32 bits: the value itself.</summary>
    internal readonly struct Narrow(int* values) : ISortKey
    {
        public long At(int row) => values[row];
    }

    /// <summary>Codes whose numbers are not in the order of what they stand for.</summary>
    internal readonly struct Ranked(int* codes, int* ranks) : ISortKey
    {
        public long At(int row) => ranks[codes[row]];
    }

    /// <summary>Lanes of 64 bits: the value itself.</summary>
    internal readonly struct Wide(long* values) : ISortKey
    {
        public long At(int row) => values[row];
    }

    /// <summary>Doubles, by their bits.</summary>
    internal readonly struct Real(long* bits) : ISortKey
    {
        public long At(int row) => ColumnData.OrderOf(bits[row]);
    }
}
