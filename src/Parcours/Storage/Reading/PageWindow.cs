using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>The page a cursor is on: found, checked, decompressed where it must be, and taken apart.</summary>
internal sealed unsafe class PageWindow(SegmentFile segment, ColumnFile column) : IDisposable
{
    // Two, used in turn: views into a page outlive the move to the next one, so that a batch may lie across two blocks.
    private NativeBuffer _decoded = new();
    private NativeBuffer _before = new();

    /// <summary>The block, or -1 before the first.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>What the footer says of the page.</summary>
    public PageEntry* Entry { get; private set; }

    /// <summary>A bit a row, 1 for a value; null when the page has no nulls or nothing else.</summary>
    public ulong* Validity { get; private set; }

    /// <summary>Where the encoded values begin.</summary>
    public byte* Values { get; private set; }

    /// <summary>Bytes of the file that the pages visited take.</summary>
    public long BytesTouched { get; private set; }

    /// <summary>Whether all rows of the page are null.</summary>
    public bool IsAllNull => Entry->NullCount == Entry->RowCount;

    /// <summary>What the footer says of a block's page, without touching the page.</summary>
    public PageEntry* EntryOf(int block) => segment.Page(column.FirstPage + block);

    /// <summary>Moves to a block; false when it is there already.</summary>
    public bool Enter(int block)
    {
        if (block == Block)
        {
            return false;
        }

        // Left undefined while it fails, so that a cursor that met damage does not go on with the page before.
        Block = -1;
        PageEntry* entry = EntryOf(block);
        byte* bytes = segment.Bytes(column, block);
        if ((entry->Flags & PageFlags.Lz4) != 0)
        {
            (_decoded, _before) = (_before, _decoded);
            byte* decoded = _decoded.Reserve(entry->DecodedLength);
            if (!Lz4Page.TryRead(bytes, (int)entry->Length, decoded, (int)entry->DecodedLength))
            {
                throw segment.Damage(column, block, "its compressed bytes cannot be read");
            }

            bytes = decoded;
        }

        long validityBytes = (entry->Flags & PageFlags.Validity) == 0 ? 0 : SegmentFormat.Align(Bitmap.Words((int)entry->RowCount) * sizeof(ulong));
        int number = column.FirstPage + block;
        if (!segment.IsChecked(number))
        {
            Check(block, entry, bytes, validityBytes);
            segment.MarkChecked(number);
        }

        Entry = entry;
        Values = bytes + validityBytes;
        Block = block;
        Validity = validityBytes > 0 ? (ulong*)bytes : null;
        BytesTouched += entry->Length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _decoded.Dispose();
        _before.Dispose();
    }

    private void Check(int block, PageEntry* entry, byte* bytes, long validityBytes)
    {
        int rows = (int)entry->RowCount;
        if (validityBytes > entry->DecodedLength)
        {
            throw segment.Damage(column, block, "it is too short for its nulls");
        }

        if (validityBytes > 0 && Bitmap.PopCount((ulong*)bytes, rows) != rows - entry->NullCount)
        {
            throw segment.Damage(column, block, "its nulls are not as many as it says");
        }

        string? wrong = PageCheck.Values(entry, bytes + validityBytes, entry->DecodedLength - validityBytes);
        if (wrong is not null)
        {
            throw segment.Damage(column, block, wrong);
        }
    }
}
