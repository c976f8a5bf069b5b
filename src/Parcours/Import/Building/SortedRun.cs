using Parcours.Columns;

namespace Parcours.Import;

/// <summary>
/// Some rows of a bucket in stored order, column after column in one file of the spill folder: what a bucket that does not
/// fit in memory is merged from.
/// </summary>
internal sealed unsafe class SortedRun : IDisposable
{
    private readonly TablePlan _table;
    private readonly MappedScratch _file;
    private readonly ColumnData?[] _columns;
    private long _used;

    /// <summary>Writes the rows of the scratch, which are sorted there.</summary>
    public SortedRun(TablePlan table, BuildScratch scratch, bool hasPatients)
    {
        _table = table;
        Rows = scratch.Chunks.Rows;
        _columns = new ColumnData?[table.Columns.Length];
        _file = new MappedScratch(scratch.SpillFolder, Size(scratch, hasPatients));
        int* order = scratch.Order.Order;
        if (hasPatients)
        {
            Ordinals = (int*)Take((long)Rows * sizeof(int));
            int* from = (int*)scratch.Ordinals.Data;
            for (int i = 0; i < Rows; i++)
            {
                Ordinals[i] = from[order[i]];
            }
        }

        for (int c = 0; c < _columns.Length; c++)
        {
            if (c != table.Patient)
            {
                scratch.Loader.Load(scratch.Chunks, table, c, scratch.Column);
                _columns[c] = Keep(scratch.Column, order, scratch.Budget);
            }
        }
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>The patient of each row; null for a reference table.</summary>
    public int* Ordinals { get; }

    /// <summary>A column in stored order; not the patient column.</summary>
    public ColumnData Column(int column) => _columns[column]!;

    /// <summary>Whether a row of this run comes before a row of another one; rows that are equal in every column may go either way.</summary>
    public int Compare(int row, SortedRun other, int otherRow)
    {
        int by = Ordinals is null ? 0 : Ordinals[row].CompareTo(other.Ordinals[otherRow]);
        if (by == 0 && _table.Time >= 0)
        {
            by = Compare(_columns[_table.Time]!, row, other._columns[_table.Time]!, otherRow);
        }

        for (int i = 0; by == 0 && i < _table.TieOrder.Length; i++)
        {
            int column = _table.TieOrder[i];
            by = Compare(_columns[column]!, row, other._columns[column]!, otherRow);
        }

        return by;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static int Compare(ColumnData a, int row, ColumnData b, int otherRow)
    {
        bool isNull = a.IsNull(row);
        bool otherIsNull = b.IsNull(otherRow);
        if (isNull || otherIsNull)
        {
            return otherIsNull.CompareTo(isNull);
        }

        return a.Lane == Lane.Text
            ? a.Views[row].Span.SequenceCompareTo(b.Views[otherRow].Span)
            : a.SortKey(row).CompareTo(b.SortKey(otherRow));
    }

    /// <summary>The bytes of the file: lanes and null flags, and the bytes of text, which are added up first.</summary>
    private long Size(BuildScratch scratch, bool hasPatients)
    {
        long size = hasPatients ? Aligned((long)Rows * sizeof(int)) : 0;
        for (int c = 0; c < _columns.Length; c++)
        {
            if (c == _table.Patient)
            {
                continue;
            }

            Lane lane = _table.Columns[c].Outcome!.Schema.Lane;
            size += Aligned((long)Rows * ColumnData.WidthOf(lane)) + Aligned(Rows);
            if (lane == Lane.Text)
            {
                scratch.Loader.Load(scratch.Chunks, _table, c, scratch.Column);
                size += Aligned(TextBytes(scratch.Column));
            }
        }

        return size;
    }

    private ColumnData Keep(ColumnData from, int* order, ImportBudget budget)
    {
        byte* values = Take((long)Rows * ColumnData.WidthOf(from.Lane));
        byte* validity = null;
        if (from.HasNulls)
        {
            validity = Take(Rows);
            for (int i = 0; i < Rows; i++)
            {
                validity[i] = from.Validity[order[i]];
            }
        }

        byte* text = from.Lane == Lane.Text ? Take(TextBytes(from)) : null;
        for (int i = 0; i < Rows; i++)
        {
            int row = order[i];
            switch (ColumnData.WidthOf(from.Lane))
            {
                case sizeof(int):
                    ((int*)values)[i] = from.Int32[row];
                    break;
                case sizeof(long):
                    ((long*)values)[i] = from.Int64[row];
                    break;
                default:
                    TextView view = from.Views[row];
                    view.Span.CopyTo(new Span<byte>(text, view.Length));
                    ((TextView*)values)[i] = new TextView(text, view.Length);
                    text += view.Length;
                    break;
            }
        }

        var kept = new ColumnData(budget);
        kept.Attach(from.Lane, Rows, from.Ranks, values, validity);
        return kept;
    }

    private static long TextBytes(ColumnData column)
    {
        long bytes = 0;
        for (int i = 0; i < column.Rows; i++)
        {
            bytes += column.Views[i].Length;
        }

        return bytes;
    }

    private static long Aligned(long bytes) => (bytes + 63) & ~63L;

    private byte* Take(long bytes)
    {
        byte* at = _file.Data + _used;
        _used += Aligned(bytes);
        return at;
    }
}
