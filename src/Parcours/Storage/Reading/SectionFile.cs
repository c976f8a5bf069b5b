using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>The rows of one table in one segment file, as the file describes them; shared by the snapshots that hold the file.</summary>
internal sealed unsafe class SectionFile(SegmentFile segment, string name, int rowCount, ColumnFile? index, Dictionary<string, ColumnFile> columns) : IDisposable
{
    private readonly Lock _lock = new();
    private NativeBuffer? _firstRow;

    public SegmentFile Segment { get; } = segment;

    public string Name { get; } = name;

    public int RowCount { get; } = rowCount;

    public bool HasPatients => index is not null;

    /// <summary>The ordinals that the patient index covers.</summary>
    public int PatientCount => index is null ? 0 : index.RowCount - 1;

    /// <summary>The stored columns by name.</summary>
    public IReadOnlyDictionary<string, ColumnFile> Columns => columns;

    /// <summary>The pages of the patient index.</summary>
    public ColumnFile? Index => index;

    /// <summary>Where the rows of each ordinal begin; decoded once.</summary>
    public uint* FirstRow
    {
        get
        {
            NativeBuffer? decoded = Volatile.Read(ref _firstRow);
            if (decoded is null)
            {
                lock (_lock)
                {
                    decoded = _firstRow;
                    if (decoded is null)
                    {
                        decoded = Decode();
                        Volatile.Write(ref _firstRow, decoded);
                    }
                }
            }

            return (uint*)decoded.Pointer;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _firstRow?.Dispose();

    private NativeBuffer Decode()
    {
        var buffer = new NativeBuffer();
        try
        {
            int count = index!.RowCount;
            var rows = (int*)buffer.Reserve((long)count * sizeof(int));
            using (var cursor = new ColumnCursor(Segment, index, index.Lane, Simd.Best))
            {
                cursor.Read(0, count, rows, null);
            }

            bool grows = rows[0] == 0 && rows[count - 1] == RowCount;
            for (int i = 1; i < count; i++)
            {
                grows &= rows[i] >= rows[i - 1];
            }

            return grows ? buffer : throw Segment.Damage(index, 0, "the patient index does not grow from 0 to the rows");
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
