namespace Parcours.Storage;

/// <summary>The rows of one table in one segment, as a snapshot's schema sees them.</summary>
internal sealed unsafe class SectionReader
{
    /// <summary>Rows of a block; row r is in block r >> 15.</summary>
    public const int BlockRows = SegmentFormat.BlockRows;

    private readonly ColumnFile?[] _columns;

    internal SectionReader(SectionFile file, TableSchema schema)
    {
        (File, Schema) = (file, schema);
        _columns = new ColumnFile?[schema.Columns.Length];
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i] = file.Columns.GetValueOrDefault(schema.Columns[i].Name);
        }
    }

    /// <summary>The schema of the snapshot, which may have more columns and wider types than the segment.</summary>
    public TableSchema Schema { get; }

    public int RowCount => File.RowCount;

    public int BlockCount => SegmentFormat.Blocks(RowCount);

    /// <summary>Whether the rows are those of patients; false for a reference table.</summary>
    public bool HasPatients => File.HasPatients;

    /// <summary>
    /// Where rows begin: those of ordinal p are from entry p to entry p + 1, for p below <see cref="PatientCount"/>; later ordinals
    /// have none here. Decoded once and kept.
    /// </summary>
    public uint* FirstRow => File.FirstRow;

    /// <summary>The ordinals that <see cref="FirstRow"/> covers.</summary>
    public int PatientCount => File.PatientCount;

    internal SectionFile File { get; }

    /// <summary>Whether the segment holds a column; one that is younger reads as null.</summary>
    public bool HasColumn(int column) => _columns[column] is not null;

    /// <summary>What is known of a column in a block without reading it.</summary>
    public PageStatistics Statistics(int column, int block)
    {
        ColumnFile? file = _columns[column];
        if (file is null)
        {
            int rows = SegmentFormat.RowsOf(RowCount, block);
            return new(rows, rows, false, 0, 0);
        }

        PageEntry* page = File.Segment.Page(file.FirstPage + block);
        var statistics = new PageStatistics(
            (int)page->RowCount, (int)page->NullCount, (page->Flags & PageFlags.Range) != 0, page->Min, page->Max);
        bool isWidened = Schema.Columns[column].Lane == Columns.Lane.Float64 && file.Lane == Columns.Lane.Int32;
        return isWidened
            ? statistics with { Min = BitConverter.DoubleToInt64Bits(page->Min), Max = BitConverter.DoubleToInt64Bits(page->Max) }
            : statistics;
    }

    /// <summary>The bytes that a column takes in the file.</summary>
    public long EncodedBytes(int column)
    {
        long sum = 0;
        if (_columns[column] is { } file)
        {
            for (int block = 0; block < file.BlockCount; block++)
            {
                sum += SegmentFormat.Align((long)File.Segment.Page(file.FirstPage + block)->Length);
            }
        }

        return sum;
    }

    /// <summary>How a column lies in a block.</summary>
    public Encoding EncodingOf(int column, int block) =>
        _columns[column] is { } file ? File.Segment.Page(file.FirstPage + block)->Encoding : Encoding.Constant;

    internal ColumnFile? ColumnOf(int column) => _columns[column];
}
