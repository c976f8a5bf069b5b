namespace Parcours.Import;

/// <summary>Packs the columns of some rows into a chunk; see <see cref="ChunkColumn"/>.</summary>
internal sealed unsafe class ChunkEncoder(ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _buffer = new(budget);

    /// <summary>The chunk.</summary>
    public byte* Data => _buffer.Data;

    /// <summary>Its bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Starts a chunk.</summary>
    public void Begin(int columns)
    {
        Length = columns * sizeof(ChunkColumn);
        _buffer.Ensure(Length);
    }

    /// <summary>Adds the next column.</summary>
    public void Add(int column, long* lanes, int rows, ulong* validity, bool coded, bool text, StagedText bytes)
    {
        (long min, long max) = LanePacking.Range(lanes, rows, validity);
        int width = LanePacking.WidthOf(min, max);
        int validityBytes = validity is null ? 0 : NativeBuffer.Words(rows) * sizeof(ulong);
        int textBytes = text ? bytes.Used : 0;
        long need = (long)Length + validityBytes + ((long)rows * width) + textBytes + 16;
        byte* at = _buffer.Ensure(need, keep: Length) + Length;
        ((ChunkColumn*)Data)[column] = new ChunkColumn
        {
            Base = min,
            Offset = Length,
            TextBytes = textBytes,
            Width = (byte)width,
            HasNulls = validity is null ? (byte)0 : (byte)1,
            IsCoded = coded ? (byte)1 : (byte)0,
            IsText = text ? (byte)1 : (byte)0,
        };
        if (validity is not null)
        {
            Buffer.MemoryCopy(validity, at, validityBytes, validityBytes);
            at += validityBytes;
        }

        LanePacking.Pack(lanes, rows, min, width, at);
        at += (long)rows * width;
        if (textBytes > 0)
        {
            Buffer.MemoryCopy(bytes.Data, at, textBytes, textBytes);
        }

        Length = checked(Length + validityBytes + (rows * width) + textBytes);

        // Columns begin on a boundary of 8, for the words of their validity.
        int aligned = (Length + 7) & ~7;
        new Span<byte>(Data + Length, aligned - Length).Clear();
        Length = aligned;
    }

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();
}
