using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>One column of some sections of a table in memory, one section after the other; compared in the stored order, and gathered.</summary>
internal sealed unsafe class LoadedColumn : IDisposable
{
    private readonly NativeBuffer _values = new();
    private readonly NativeBuffer _validity = new();
    private readonly NativeBuffer _bytes = new();
    private readonly int* _ranks;
    private long _byteCount;

    public LoadedColumn(Snapshot snapshot, IReadOnlyList<SectionReader> sections, int column)
    {
        ColumnSchema schema = sections[0].Schema.Columns[column];
        Lane = schema.Lane;
        RowCount = sections.Sum(s => s.RowCount);
        _ranks = schema.Dictionary is null ? null : snapshot.Dictionary(schema.Dictionary).Ranks;
        _values.Reserve(Lane == Lane.Bit ? Bitmap.Words(RowCount) * 8L : (long)RowCount * LaneBytes);
        _validity.Reserve(Bitmap.Words(RowCount) * 8L);
        Bitmap.Clear(Validity, RowCount);
        if (Lane == Lane.Bit)
        {
            Bitmap.Clear((ulong*)Values, RowCount);
        }

        int done = 0;
        foreach (SectionReader section in sections)
        {
            using var cursor = new ColumnCursor(section, column, Simd.Best);
            for (int row = 0; row < section.RowCount; row += SectionReader.BlockRows)
            {
                int n = Math.Min(SectionReader.BlockRows, section.RowCount - row);
                Read(cursor, row, n, done);
                done += n;
            }
        }

        for (int i = 0; Lane == Lane.Text && i < RowCount; i++)
        {
            // The bytes moved while they were gathered: until now the views held offsets.
            TextView view = ((TextView*)Values)[i];
            ((TextView*)Values)[i] = new(_bytes.Pointer + (long)view.Bytes, view.Length);
        }
    }

    public Lane Lane { get; }

    public int RowCount { get; }

    public bool HasNulls { get; private set; }

    public void* Values => _values.Pointer;

    public ulong* Validity => (ulong*)_validity.Pointer;

    private int LaneBytes => Lane switch
    {
        Lane.Int32 => sizeof(int),
        Lane.Text => sizeof(TextView),
        _ => sizeof(long),
    };

    /// <summary>The order of two rows: nulls first, texts by their bytes, codes by what they stand for, doubles by their bits.</summary>
    public int Compare(int left, int right)
    {
        if (HasNulls)
        {
            bool isLeft = Bitmap.Get(Validity, left);
            bool isRight = Bitmap.Get(Validity, right);
            if (!isLeft || !isRight)
            {
                return isLeft.CompareTo(isRight);
            }
        }

        return Lane switch
        {
            Lane.Bit => Bitmap.Get((ulong*)Values, left).CompareTo(Bitmap.Get((ulong*)Values, right)),
            Lane.Int32 when _ranks != null => _ranks[((int*)Values)[left]].CompareTo(_ranks[((int*)Values)[right]]),
            Lane.Int32 => ((int*)Values)[left].CompareTo(((int*)Values)[right]),
            Lane.Int64 => ((long*)Values)[left].CompareTo(((long*)Values)[right]),
            Lane.Float64 => OrderOf(((long*)Values)[left]).CompareTo(OrderOf(((long*)Values)[right])),
            _ => ((TextView*)Values)[left].Span.SequenceCompareTo(((TextView*)Values)[right].Span),
        };
    }

    /// <summary>Copies rows in another order.</summary>
    public void Gather(int* rows, void* values, ulong* validity)
    {
        switch (Lane)
        {
            case Lane.Bit:
                GatherBits((ulong*)Values, rows, (ulong*)values);
                break;
            case Lane.Int32:
                Gather(rows, (int*)values);
                break;
            case Lane.Text:
                Gather(rows, (TextView*)values);
                break;
            default:
                Gather(rows, (long*)values);
                break;
        }

        if (HasNulls)
        {
            GatherBits(Validity, rows, validity);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _validity.Dispose();
        _bytes.Dispose();
    }

    private void Read(ColumnCursor cursor, int row, int count, int done)
    {
        ulong* nulls = stackalloc ulong[(SectionReader.BlockRows / 64) + 1];
        ulong* bits = stackalloc ulong[(SectionReader.BlockRows / 64) + 1];
        void* to = Lane == Lane.Bit ? bits : (byte*)Values + ((long)done * LaneBytes);
        if (cursor.Read(row, count, to, nulls))
        {
            HasNulls = true;
            Bits.Or(nulls, 0, count, Validity, done);
        }
        else
        {
            Bits.Fill(Validity, done, count);
        }

        if (Lane == Lane.Bit)
        {
            Bits.Or(bits, 0, count, (ulong*)Values, done);
        }
        else if (Lane == Lane.Text)
        {
            Keep((TextView*)to, count);
        }
    }

    private void Keep(TextView* views, int count)
    {
        for (int i = 0; i < count; i++)
        {
            TextView view = views[i];
            _bytes.Reserve(_byteCount + view.Length, Math.Max(_byteCount, 1));
            view.Span.CopyTo(new(_bytes.Pointer + _byteCount, view.Length));
            views[i] = new((byte*)_byteCount, view.Length);
            _byteCount += view.Length;
        }
    }

    private void Gather<T>(int* rows, T* to)
        where T : unmanaged
    {
        for (int i = 0; i < RowCount; i++)
        {
            to[i] = ((T*)Values)[rows[i]];
        }
    }

    private void GatherBits(ulong* from, int* rows, ulong* to)
    {
        Bitmap.Clear(to, RowCount);
        for (int i = 0; i < RowCount; i++)
        {
            if (Bitmap.Get(from, rows[i]))
            {
                Bitmap.Set(to, i);
            }
        }
    }

    private static long OrderOf(long bits) => bits ^ ((bits >> 63) & long.MaxValue);
}
