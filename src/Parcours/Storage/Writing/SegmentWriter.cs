using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>Writes one segment file. Disposed without <see cref="Complete"/>, nothing is left of it.</summary>
internal sealed unsafe class SegmentWriter : IDisposable
{
    private static readonly ColumnSchema KeyColumn = new("(patient keys)", new(ColumnKind.Int64), false);
    private static readonly ColumnSchema IndexColumn = new("(patient index)", new(ColumnKind.Int32), false);

    private readonly IObjectWriter _file;
    private readonly SegmentRecord _record;
    private readonly Action<SegmentRecord> _completed;
    private readonly Action _ended;
    private readonly FooterBuilder _footer = new();
    private readonly PageEncoder _encoder = new();
    private readonly List<SectionRecord> _sections = [];
    private readonly ColumnType _patientType;
    private SectionWriter? _section;
    private bool _hasPatients;
    private bool _isOver;

    internal SegmentWriter(IObjectWriter file, SegmentRecord record, ColumnType patientType, Action<SegmentRecord> completed, Action ended)
    {
        (_file, _record, _patientType, _completed, _ended) = (file, record, patientType, completed, ended);
        _footer.KeysAreText = patientType.Kind == ColumnKind.Text;
        var header = new SegmentHeader
        {
            Magic = SegmentFormat.HeaderMagic,
            Major = SegmentFormat.Major,
            Minor = SegmentFormat.Minor,
            Kind = record.Bucket >= 0 ? SegmentHeader.BucketKind : SegmentHeader.ReferenceKind,
            Bucket = (uint)Math.Max(record.Bucket, 0),
            FirstOrdinal = (uint)record.FirstOrdinal,
        };
        header.Checksum = SegmentFormat.Checksum((byte*)&header, sizeof(SegmentHeader) - sizeof(ulong));
        _file.Write(new ReadOnlySpan<byte>(&header, sizeof(SegmentHeader)));
    }

    /// <summary>The ordinal of the first patient that this segment adds to its bucket.</summary>
    public int FirstOrdinal => _record.FirstOrdinal;

    /// <summary>New patients of the bucket, ascending; at most once and before the first section.</summary>
    public void AddPatients(ReadOnlySpan<long> keys)
    {
        CheckPatients(ColumnKind.Int64);
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] <= keys[i - 1])
            {
                throw new ArgumentException("The keys are not ascending.", nameof(keys));
            }
        }

        fixed (long* pointer = keys)
        {
            AddPatients(Lane.Int64, pointer, keys.Length);
        }
    }

    /// <inheritdoc cref="AddPatients(ReadOnlySpan{long})"/>
    public void AddPatients(TextView* keys, int count)
    {
        CheckPatients(ColumnKind.Text);
        for (int i = 1; i < count; i++)
        {
            if (keys[i].Span.SequenceCompareTo(keys[i - 1].Span) <= 0)
            {
                throw new ArgumentException("The keys are not ascending.", nameof(keys));
            }
        }

        AddPatients(Lane.Text, keys, count);
    }

    /// <summary>Begins the rows of a table; at most one section a table.</summary>
    /// <param name="table">The schema, as <see cref="CommitBuilder.Declare"/> returned it.</param>
    /// <param name="firstRow">
    /// Where the rows of each ordinal begin, and at the end the row count: <paramref name="patientCount"/> + 1 entries; null for a reference table.
    /// </param>
    /// <param name="patientCount">The ordinals that the index covers, from 0.</param>
    /// <param name="rowCount">The rows.</param>
    public SectionWriter BeginSection(TableSchema table, uint* firstRow, int patientCount, int rowCount)
    {
        if (_sections.Exists(s => string.Equals(s.Table, table.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException("The segment has a section of that table already.", nameof(table));
        }

        uint firstIndexPage = _footer.NextPage;
        bool hasPatients = firstRow != null;
        if (hasPatients)
        {
            CheckIndex(firstRow, patientCount, rowCount);
            WritePages(table.Name, IndexColumn, Lane.Int32, firstRow, null, patientCount + 1);
        }

        _footer.AddSection(table.Name, rowCount, hasPatients ? patientCount : 0, hasPatients, firstIndexPage);
        _sections.Add(new(table.Name, rowCount));
        return _section = new(this, table, rowCount);
    }

    /// <summary>Writes the footer and makes the file durable. It becomes part of the dataset when the commit is.</summary>
    public void Complete()
    {
        byte[] footer = _footer.Build();
        var trailer = new SegmentTrailer
        {
            Magic = SegmentFormat.TrailerMagic,
            FileLength = (ulong)(_file.Position + footer.Length + sizeof(SegmentTrailer)),
            FooterOffset = (ulong)_file.Position,
            FooterLength = (ulong)footer.Length,
        };
        fixed (byte* bytes = footer)
        {
            trailer.FooterChecksum = SegmentFormat.Checksum(bytes, footer.Length);
        }

        trailer.Checksum = SegmentFormat.Checksum((byte*)&trailer, sizeof(SegmentTrailer) - sizeof(ulong));
        _file.Write(footer);
        _file.Write(new ReadOnlySpan<byte>(&trailer, sizeof(SegmentTrailer)));
        _file.Complete();
        _completed(_record with
        {
            Length = (long)trailer.FileLength,
            Checksum = trailer.FooterChecksum,
            PatientCount = (int)_footer.PatientCount,
            Sections = [.. _sections],
        });
        End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _file.Dispose();
        _encoder.Dispose();
    }

    internal void WriteColumn(SectionWriter section, string table, ColumnSchema column, void* values, ulong* validity, int rowCount)
    {
        if (section != _section)
        {
            throw new InvalidOperationException("A later section was begun already.");
        }

        _footer.AddColumn(column);
        WritePages(table, column, column.Lane, values, validity, rowCount);
    }

    private void End()
    {
        if (!_isOver)
        {
            _isOver = true;
            _ended();
        }
    }

    private void AddPatients(Lane lane, void* keys, int count)
    {
        _hasPatients = true;
        _footer.PatientCount = (uint)count;
        _footer.FirstKeyPage = _footer.NextPage;
        WritePages("", KeyColumn, lane, keys, null, count);
    }

    private void WritePages(string table, ColumnSchema column, Lane lane, void* values, ulong* validity, int count)
    {
        _encoder.Name(table, column.Name);
        for (int block = 0; block < SegmentFormat.Blocks(count); block++)
        {
            long row = (long)block * SegmentFormat.BlockRows;
            byte* at = (byte*)values + (lane == Lane.Bit ? row / 8 : row * LaneBytes(lane));
            PageEntry page = _encoder.Encode(lane, at, validity == null ? null : validity + (row / 64), SegmentFormat.RowsOf(count, block));
            if (page.Length > 0)
            {
                page.Offset = (ulong)_file.Position;
                _file.Write(new ReadOnlySpan<byte>(_encoder.Bytes, SegmentFormat.Align((int)page.Length)));
            }

            _footer.AddPage(page);
        }
    }

    private void CheckPatients(ColumnKind kind)
    {
        if (_hasPatients || _section is not null || _record.Bucket < 0 || _patientType.Kind != kind)
        {
            throw new InvalidOperationException("Patients are added once, to a bucket, before its sections, with keys of the dataset's kind.");
        }
    }

    private static void CheckIndex(uint* firstRow, int patientCount, int rowCount)
    {
        for (int i = 0; i < patientCount; i++)
        {
            if (firstRow[i] > firstRow[i + 1])
            {
                throw new ArgumentException("The patient index does not grow.", nameof(firstRow));
            }
        }

        if (firstRow[0] != 0 || firstRow[patientCount] != rowCount)
        {
            throw new ArgumentException("The patient index does not cover the rows.", nameof(firstRow));
        }
    }

    private static int LaneBytes(Lane lane) => lane switch
    {
        Lane.Int32 => sizeof(int),
        Lane.Text => sizeof(TextView),
        _ => sizeof(long),
    };
}
