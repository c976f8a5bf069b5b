using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Filtering on the encoded form.</summary>
internal sealed unsafe partial class ColumnCursor
{
    /// <summary>
    /// Sets a bit a row for the values within a closed range, nulls not among them; for 32-bit and 64-bit integers. Statistics and
    /// frame headers decide where they can, packed bytes otherwise.
    /// </summary>
    /// <param name="row">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest value; below <paramref name="low"/> nothing matches.</param>
    /// <param name="to">Gets the bits; those past the count in the last word are 0.</param>
    public void RangeToBitmap(int row, int count, long low, long high, ulong* to)
    {
        if (_lane is not (Lane.Int32 or Lane.Int64))
        {
            throw new InvalidOperationException("Only integers are filtered so.");
        }

        Bitmap.Clear(to, count);
        int done = 0;
        while (_page is not null && low <= high && done < count)
        {
            int block = (row + done) >> 15;
            int at = (row + done) & (SectionReader.BlockRows - 1);
            PageEntry* entry = _page.EntryOf(block);
            int n = Math.Min(count - done, (int)entry->RowCount - at);
            bool known = (entry->Flags & PageFlags.Range) != 0;
            bool none = entry->NullCount == entry->RowCount || (known && (low > entry->Max || high < entry->Min));
            if (!none && known && entry->NullCount == 0 && low <= entry->Min && high >= entry->Max)
            {
                Bits.Fill(to, done, n);
            }
            else if (!none)
            {
                Enter(block);
                RangeInPage(at, n, low, high, to, done);
            }

            done += n;
        }
    }

    private void RangeInPage(int at, int count, long low, long high, ulong* to, int bit)
    {
        if (_page!.Validity == null)
        {
            RangeOfValues(at, count, low, high, to, bit);
            return;
        }

        ulong* values = stackalloc ulong[PieceRows / 64];
        ulong* valid = stackalloc ulong[PieceRows / 64];
        for (int i = 0; i < count; i += PieceRows)
        {
            int n = Math.Min(PieceRows, count - i);
            Bitmap.Clear(values, n);
            RangeOfValues(at + i, n, low, high, values, 0);
            Bitmap.CopyRange(_page.Validity, at + i, n, valid);
            Bitmap.And(values, valid, n, values);
            Bits.Or(values, 0, n, to, bit + i);
        }
    }

    private void RangeOfValues(int at, int count, long low, long high, ulong* to, int bit)
    {
        long constant = _page!.Entry->Constant;
        if (_page.Entry->Encoding == Encoding.Constant)
        {
            if (constant >= low && constant <= high)
            {
                Bits.Fill(to, bit, count);
            }
        }
        else if (_stored == Lane.Int32)
        {
            _int32!.RangeToBitmap(at, count, low, high, to, bit);
        }
        else
        {
            _int64!.RangeToBitmap(at, count, low, high, to, bit);
        }
    }
}
