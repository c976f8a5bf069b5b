namespace Parcours.Storage;

/// <summary>
/// Writes the rows of one table into a segment, column by column. Ends when the next section begins or the segment is completed;
/// a column that was not written reads as null.
/// </summary>
internal sealed unsafe class SectionWriter
{
    private readonly SegmentWriter _segment;
    private readonly TableSchema _table;
    private readonly int _rowCount;
    private readonly bool[] _written;

    internal SectionWriter(SegmentWriter segment, TableSchema table, int rowCount)
    {
        (_segment, _table, _rowCount) = (segment, table, rowCount);
        _written = new bool[table.Columns.Length];
    }

    /// <summary>Writes a column: as many lanes as the section has rows, as <see cref="ColumnSchema.Lane"/> says.</summary>
    /// <param name="column">Its place in the schema; not the patient column, and each once.</param>
    /// <param name="values">The lanes; what a null holds does not matter.</param>
    /// <param name="validity">A bit a row, 1 for a value; null when there are no nulls.</param>
    public void WriteColumn(int column, void* values, ulong* validity)
    {
        if (column == _table.PatientIndex || _written[column])
        {
            throw new ArgumentException("The column is the patient column, or was written already.", nameof(column));
        }

        _written[column] = true;
        _segment.WriteColumn(this, _table.Name, _table.Columns[column], values, validity, _rowCount);
    }
}
