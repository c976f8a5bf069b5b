using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>A run of pages of one kind in a segment: a column, a patient index, the keys of patients.</summary>
/// <param name="Table">The table it is of, for messages.</param>
/// <param name="Name">The column.</param>
/// <param name="Lane">How its values were given.</param>
/// <param name="FirstPage">The number of its first page; one a block follows.</param>
/// <param name="RowCount">Its values.</param>
internal sealed record ColumnFile(string Table, string Name, Lane Lane, int FirstPage, int RowCount)
{
    /// <summary>Its pages.</summary>
    public int BlockCount => SegmentFormat.Blocks(RowCount);
}
