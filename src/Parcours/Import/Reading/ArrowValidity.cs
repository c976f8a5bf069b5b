using System.Numerics;
using Apache.Arrow;

namespace Parcours.Import;

/// <summary>Moves Arrow validity bitmaps into lane vectors.</summary>
internal static unsafe class ArrowValidity
{
    /// <summary>Copies the validity of some rows; leaves <see cref="LaneVector.HasNulls"/> false when there are no nulls among them.</summary>
    public static void Read(IArrowArray array, int offset, LaneVector into)
    {
        ReadOnlySpan<byte> bits = array.Data.Buffers.Length > 0 ? array.Data.Buffers[0].Span : default;
        if (array.Data.NullCount == 0 || bits.IsEmpty || array is NullArray)
        {
            return;
        }

        ulong all = ulong.MaxValue;
        ulong* to = into.Validity;
        int from = array.Data.Offset + offset;
        for (int row = 0; row < into.Rows; row += 64)
        {
            int count = Math.Min(64, into.Rows - row);
            ulong word = Word(bits, from + row, count) | (count == 64 ? 0 : ulong.MaxValue << count);
            to[row >> 6] = word;
            all &= word;
        }

        into.HasNulls = all != ulong.MaxValue;
    }

    /// <summary>Zeroes the lanes of nulls, where a source may have left anything.</summary>
    public static void ClearNulls(LaneVector vector)
    {
        if (!vector.HasNulls)
        {
            return;
        }

        for (int row = 0; row < vector.Rows; row += 64)
        {
            ulong nulls = ~vector.Validity[row >> 6];
            for (; nulls != 0; nulls &= nulls - 1)
            {
                int at = row + BitOperations.TrailingZeroCount(nulls);
                if (at < vector.Rows)
                {
                    vector.Lanes[at] = 0;
                }
            }
        }
    }

    /// <summary>Up to 64 bits from any bit on.</summary>
    public static ulong Word(ReadOnlySpan<byte> bits, int from, int count)
    {
        int at = from >> 3;
        int shift = from & 7;
        ulong word = 0;
        int bytes = Math.Min((shift + count + 7) >> 3, bits.Length - at);
        if (bytes >= 8)
        {
            word = BitConverter.ToUInt64(bits.Slice(at, 8)) >> shift;
            return bytes > 8 ? word | ((ulong)bits[at + 8] << (64 - shift)) : word;
        }

        for (int i = 0; i < bytes; i++)
        {
            word |= (ulong)bits[at + i] << (8 * i);
        }

        return word >> shift;
    }
}
