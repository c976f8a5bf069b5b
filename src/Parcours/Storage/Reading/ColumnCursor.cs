using System.Runtime.CompilerServices;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// Reads one column of one section, rows by rows; one a worker and column. It keeps the page it is on, so reading on is cheap
/// and allocates nothing. Positions are checked by the caller.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe partial class ColumnCursor : IDisposable
{
    private const int PieceRows = SegmentFormat.FrameRows;

    private readonly PageWindow? _page;
    private readonly Lane _stored;
    private readonly Lane _lane;
    private readonly IntegerReader<int>? _int32;
    private readonly IntegerReader<long>? _int64;
    private readonly PageTexts? _texts;

    /// <summary>Opens a column of the snapshot's schema; one that is younger than the segment reads as null.</summary>
    public ColumnCursor(SectionReader section, int column, SimdLevel level)
        : this(section.File.Segment, section.ColumnOf(column), section.Schema.Columns[column].Lane, level)
    {
    }

    /// <summary>Opens a run of pages, as lanes that may be wider than those stored.</summary>
    internal ColumnCursor(SegmentFile segment, ColumnFile? column, Lane lane, SimdLevel level)
    {
        _lane = lane;
        if (column is null)
        {
            return;
        }

        (_page, _stored) = (new PageWindow(segment, column), column.Lane);
        if (_stored == Lane.Text)
        {
            _texts = new(level);
        }
        else if (_stored != Lane.Bit)
        {
            // Doubles may lie as 64-bit integers on one page and as 32-bit ones on the next.
            _int32 = _stored != Lane.Int64 ? new(level) : null;
            _int64 = _stored != Lane.Int32 ? new(level) : null;
        }
    }

    /// <summary>Bytes of the file that the pages visited take.</summary>
    public long BytesTouched => _page?.BytesTouched ?? 0;

    /// <summary>Reads values from any row on, across blocks; writes nothing past the last.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">
    /// Gets a lane a row; a null lane holds 0, or a text of no bytes. Booleans come as a bitmap. Texts stay valid until the
    /// next read or until the cursor is disposed, provided that the rows lie in at most two blocks.
    /// </param>
    /// <param name="validity">Gets a bit a row, 1 for a value, when there is any null; otherwise it is left as it was. May be null.</param>
    /// <returns>Whether there is any null.</returns>
    public bool Read(int row, int count, void* values, ulong* validity)
    {
        if (_page is null)
        {
            Blank(values, 0, count);
            if (validity != null && count > 0)
            {
                Bitmap.Clear(validity, count);
            }

            return count > 0;
        }

        if (_lane == Lane.Bit)
        {
            Bitmap.Clear((ulong*)values, count);
        }

        bool anyNull = false;
        int done = 0;
        while (done < count)
        {
            Enter((row + done) >> 15);
            int at = (row + done) & (SectionReader.BlockRows - 1);
            int n = Math.Min(count - done, (int)_page.Entry->RowCount - at);
            if (_page.IsAllNull)
            {
                Blank(values, done, n);
                anyNull = BeginNulls(anyNull, validity, done, count);
            }
            else
            {
                ReadValues(at, n, values, done);
                if (_page.Validity != null)
                {
                    anyNull = ReadNulls(anyNull, at, n, values, validity, done, count);
                }
                else if (anyNull && validity != null)
                {
                    Bits.Fill(validity, done, n);
                }
            }

            done += n;
        }

        return anyNull;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _page?.Dispose();
        _int32?.Dispose();
        _int64?.Dispose();
        _texts?.Dispose();
    }

    private void Enter(int block)
    {
        if (!_page!.Enter(block))
        {
            return;
        }

        if (_stored == Lane.Text)
        {
            _texts!.Enter(_page);
        }
        else if (_stored != Lane.Bit && !_page.IsAllNull)
        {
            if (IsNarrow)
            {
                _int32!.Enter(_page);
            }
            else
            {
                _int64!.Enter(_page);
            }
        }
    }

    private bool IsNarrow => _stored == Lane.Int32 || (_stored == Lane.Float64 && _page!.Entry->DoubleForm == DoubleForm.SingleBits);

    // Until the first null the bitmap is not touched; then all rows before it are set.
    private static bool BeginNulls(bool begun, ulong* validity, int done, int count)
    {
        if (!begun && validity != null)
        {
            Bitmap.Clear(validity, count);
            Bits.Fill(validity, 0, done);
        }

        return true;
    }

    private bool ReadNulls(bool anyNull, int at, int count, void* values, ulong* validity, int done, int total)
    {
        ulong* piece = stackalloc ulong[PieceRows / 64];
        for (int i = 0; i < count; i += PieceRows)
        {
            int n = Math.Min(PieceRows, count - i);
            Bitmap.CopyRange(_page!.Validity, at + i, n, piece);
            if (!Bitmap.AllSet(piece, n))
            {
                anyNull = BeginNulls(anyNull, validity, done + i, total);
                if (_lane is not (Lane.Bit or Lane.Text))
                {
                    NullLanes.Clear(_lane, At(values, done + i), piece, n);
                }
            }

            if (anyNull && validity != null)
            {
                Bits.Or(piece, 0, n, validity, done + i);
            }
        }

        return anyNull;
    }

    private void ReadValues(int at, int count, void* values, int done)
    {
        void* to = At(values, done);
        switch (_stored)
        {
            case Lane.Bit:
                ReadBits(at, count, (ulong*)values, done);
                break;
            case Lane.Text:
                _texts!.Read(at, count, (TextView*)to);
                break;
            case Lane.Int64:
                _int64!.Read(at, count, (long*)to);
                break;
            case Lane.Int32 when _lane == Lane.Int32:
                _int32!.Read(at, count, (int*)to);
                break;
            case Lane.Float64 when !IsNarrow:
                _int64!.Read(at, count, (long*)to);
                if (_page!.Entry->DoubleForm != DoubleForm.Bits)
                {
                    DoubleForms.Unscale((double*)to, count, _page.Entry->DoubleForm);
                }

                break;
            default:
                ReadWidened(at, count, to);
                break;
        }
    }

    private void ReadBits(int at, int count, ulong* values, int done)
    {
        if (_page!.Entry->Encoding == Encoding.Plain)
        {
            Bits.Or((ulong*)_page.Values, at, count, values, done);
        }
        else if (_page.Entry->Constant != 0 && _page.Validity != null)
        {
            Bits.Or(_page.Validity, at, count, values, done);
        }
        else if (_page.Entry->Constant != 0)
        {
            Bits.Fill(values, done, count);
        }
    }

    // Stored narrower than the schema says now, or floats: 32 bits a value in the file, 64 in memory.
    private void ReadWidened(int at, int count, void* to)
    {
        int* piece = stackalloc int[PieceRows];
        for (int i = 0; i < count; i += PieceRows)
        {
            int n = Math.Min(PieceRows, count - i);
            _int32!.Read(at + i, n, piece);
            if (_stored == Lane.Float64)
            {
                DoubleForms.Widen(piece, n, (double*)to + i);
            }
            else
            {
                Widen(piece, n, to, i);
            }
        }
    }

    private void Widen(int* from, int count, void* to, int at)
    {
        for (int i = 0; i < count; i++)
        {
            if (_lane == Lane.Int64)
            {
                ((long*)to)[at + i] = from[i];
            }
            else
            {
                ((double*)to)[at + i] = from[i];
            }
        }
    }

    private void Blank(void* values, int done, int count)
    {
        if (_lane == Lane.Bit)
        {
            // Clear already when it follows others; a column that is not there begins here.
            if (done == 0)
            {
                Bitmap.Clear((ulong*)values, count);
            }

            return;
        }

        Unsafe.InitBlockUnaligned(At(values, done), 0, (uint)(count * LaneBytes));
    }

    private void* At(void* values, int row) => (byte*)values + ((long)row * LaneBytes);

    private int LaneBytes => _lane switch
    {
        Lane.Bit => 0,
        Lane.Int32 => sizeof(int),
        Lane.Text => sizeof(TextView),
        _ => sizeof(long),
    };
}
