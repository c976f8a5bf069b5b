using System.Numerics;
using Parcours.Columns;

namespace Parcours.Import;

/// <summary>
/// Finds the stored order of some rows: by patient, then time (nulls first), then the tie key and all other columns. Patient
/// and time are packed with the row's number into 64-bit words and radix sorted; the other columns are looked at only
/// within runs of rows that are still equal, one column after the other.
/// </summary>
internal sealed unsafe class RowOrder(ImportBudget budget) : IDisposable
{
    /// <summary>The bytes that ordering takes a row, beside the row's column and patient: two words and the order.</summary>
    public const int RowBytes = 20;

    private readonly NativeBuffer _words = new(budget);
    private readonly NativeBuffer _other = new(budget);
    private readonly NativeBuffer _order = new(budget);
    private readonly TieBreaker _ties = new(budget);

    /// <summary>Row numbers in stored order.</summary>
    public int* Order => (int*)_order.Data;

    /// <summary>Orders rows by patient and time, and notes which are still equal.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="ordinals">The patient of each; null when there are none.</param>
    /// <param name="patients">How many patients there are.</param>
    /// <param name="time">The time of each; null when there is none.</param>
    public void SortKeys(int rows, int* ordinals, int patients, ColumnData? time)
    {
        int rowBits = Bits((ulong)Math.Max(0, rows - 1));
        (long low, int timeBits) = TimeRange(time);
        int keyBits = (ordinals is null ? 0 : Bits((ulong)Math.Max(0, patients - 1))) + timeBits;
        int* order = _order.Ensure<int>(rows);
        ulong* words = _words.Ensure<ulong>(rows);
        ulong* other = _other.Ensure<ulong>(rows);
        int pieceBits = 64 - rowBits;
        for (int from = 0; from == 0 || from < keyBits; from += pieceBits)
        {
            if (keyBits <= pieceBits)
            {
                Pack(words, rows, ordinals, time, low, timeBits, rowBits);
            }
            else
            {
                // A key longer than the bits that the row number leaves is sorted piece by piece, the lowest first.
                for (int i = 0; i < rows; i++)
                {
                    int row = from == 0 ? i : order[i];
                    ulong ordinal = ordinals is null ? 0 : (ulong)ordinals[row];
                    ulong moment = time is null || time.IsNull(row) ? 0 : (ulong)(time.SortKey(row) - low) + 1;
                    ulong piece = (ulong)(((UInt128)ordinal << timeBits | moment) >> from);
                    words[i] = (piece << rowBits) | (uint)row;
                }
            }

            ulong* sorted = RadixSort.Sort(words, other, rows, rowBits, Math.Min(pieceBits, Math.Max(0, keyBits - from)));
            ulong mask = (1UL << rowBits) - 1;
            for (int i = 0; i < rows; i++)
            {
                order[i] = (int)(sorted[i] & mask);
            }

            if (keyBits <= pieceBits)
            {
                _ties.FindRuns(sorted, rows, rowBits);
                return;
            }
        }

        _ties.FindRuns(order, rows, ordinals, time);
    }

    /// <summary>Orders rows that are equal so far by further columns, as many as it takes.</summary>
    /// <param name="columns">How many further columns there are.</param>
    /// <param name="load">Loads one of them.</param>
    public void BreakTies(int columns, Func<int, ColumnData> load)
    {
        for (int c = 0; c < columns && _ties.RunCount > 0; c++)
        {
            _ties.Refine(Order, load(c));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _words.Dispose();
        _other.Dispose();
        _order.Dispose();
        _ties.Dispose();
    }

    private static int Bits(ulong greatest) => 64 - BitOperations.LeadingZeroCount(greatest);

    /// <summary>Packs patient, time and row number into a word, a part at a time: each loop is a few instructions a row.</summary>
    private static void Pack(ulong* words, int rows, int* ordinals, ColumnData? time, long low, int timeBits, int rowBits)
    {
        if (time is null)
        {
            new Span<ulong>(words, rows).Clear();
        }
        else if (time.Lane == Lane.Int32)
        {
            for (int i = 0; i < rows; i++)
            {
                words[i] = (ulong)(time.Int32[i] - low + 1);
            }
        }
        else
        {
            for (int i = 0; i < rows; i++)
            {
                words[i] = (ulong)(time.Int64[i] - low + 1);
            }
        }

        for (int i = 0; time is { HasNulls: true } && i < rows; i++)
        {
            words[i] &= 0UL - time.Validity[i];
        }

        for (int i = 0; i < rows; i++)
        {
            ulong ordinal = ordinals is null ? 0 : (ulong)ordinals[i];
            words[i] = (((ordinal << timeBits) | words[i]) << rowBits) | (uint)i;
        }
    }

    /// <summary>The least time, and the bits of times counted from it; 0 stands for null.</summary>
    private static (long Low, int Bits) TimeRange(ColumnData? time)
    {
        if (time is null)
        {
            return (0, 0);
        }

        (long low, long high) = time.Lane == Lane.Int32 ? Range(time, new SortKeys.Narrow(time.Int32)) : Range(time, new SortKeys.Wide(time.Int64));
        return low > high ? (0, 0) : (low, Bits((ulong)high - (ulong)low + 1));
    }

    private static (long Low, long High) Range<TKey>(ColumnData time, TKey key)
        where TKey : struct, ISortKey
    {
        long low = long.MaxValue;
        long high = long.MinValue;
        byte* valid = time.HasNulls ? time.Validity : null;
        for (int i = 0; i < time.Rows; i++)
        {
            if (valid is null || valid[i] != 0)
            {
                low = Math.Min(low, key.At(i));
                high = Math.Max(high, key.At(i));
            }
        }

        return (low, high);
    }
}
