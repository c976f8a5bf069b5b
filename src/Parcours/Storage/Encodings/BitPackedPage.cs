using System.Numerics;
using System.Runtime.CompilerServices;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Frames of 1,024 integers, each with the least value as its base and the width that the others need above it.</summary>
[SkipLocalsInit]
internal static unsafe class BitPackedPage
{
    /// <summary>Writes a page whose shape was measured; returns its bytes, which are <see cref="IntegerShape.PackedBytes"/>.</summary>
    public static int Write<T>(T* values, int count, IntegerShape shape, byte* to)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong* numbers = stackalloc ulong[SegmentFormat.FrameRows];
        var headers = (FrameHeader*)to;
        int offset = FrameHeader.HeaderBytes(count);
        new Span<byte>(to, offset).Clear();
        for (int frame = 0; frame < FrameHeader.Count(count); frame++)
        {
            T* from = values + (frame * SegmentFormat.FrameRows);
            int n = FrameHeader.ValuesOf(count, frame);
            int width = shape.Widths[frame];
            headers[frame] = new() { Base = shape.Bases[frame], Offset = (uint)offset, Width = (uint)width };
            int bytes = FrameHeader.FrameBytes(n, width);
            if (width > 0)
            {
                T least = Lanes.FromInt64<T>(shape.Bases[frame]);
                for (int i = 0; i < n; i++)
                {
                    numbers[i] = Lanes.ToUInt64(unchecked(from[i] - least));
                }

                *(ulong*)(to + offset + bytes - 8) = 0;
                BitPacking.Pack(numbers, n, width, to + offset);
            }

            offset += bytes;
        }

        return offset;
    }

    /// <summary>Reads values from any row on; may write up to 64 bytes past the last.</summary>
    public static void Read<T>(SimdLevel level, byte* page, int row, int count, T* to)
        where T : unmanaged, IBinaryInteger<T>
    {
        var headers = (FrameHeader*)page;
        T* head = stackalloc T[8 + (64 / sizeof(T))];
        while (count > 0)
        {
            FrameHeader frame = headers[row / SegmentFormat.FrameRows];
            int at = row % SegmentFormat.FrameRows;
            int n = Math.Min(count, SegmentFormat.FrameRows - at);
            byte* packed = page + frame.Offset + ((at >> 3) * frame.Width);
            int odd = at & 7;
            int done = 0;
            if (odd != 0)
            {
                // Eight values fill whole bytes: what begins between goes through a few lanes on the stack.
                done = Math.Min(n, 8 - odd);
                Lanes.Unpack(level, packed, (int)frame.Width, odd + done, frame.Base, head);
                for (int i = 0; i < done; i++)
                {
                    to[i] = head[odd + i];
                }

                packed += frame.Width;
            }

            if (n > done)
            {
                Lanes.Unpack(level, packed, (int)frame.Width, n - done, frame.Base, to + done);
            }

            row += n;
            count -= n;
            to += n;
        }
    }

    /// <summary>Sets the bits, from <paramref name="bit"/> on, of the values within a closed range. Bits must be clear before.</summary>
    public static void RangeToBitmap<T>(SimdLevel level, byte* page, int row, int count, long low, long high, ulong* to, int bit)
        where T : unmanaged, IBinaryInteger<T>
    {
        var headers = (FrameHeader*)page;
        ulong* some = stackalloc ulong[(SegmentFormat.FrameRows / 64) + 2];
        while (count > 0)
        {
            FrameHeader frame = headers[row / SegmentFormat.FrameRows];
            int at = row % SegmentFormat.FrameRows;
            int n = Math.Min(count, SegmentFormat.FrameRows - at);
            ulong span = frame.Width == 64 ? ulong.MaxValue : (1UL << (int)frame.Width) - 1;

            // The question is put to the packed numbers, which are how far a value lies above the base.
            ulong least = low <= frame.Base ? 0 : (ulong)low - (ulong)frame.Base;
            if (high >= frame.Base && low <= high && least <= span)
            {
                ulong greatest = Math.Min((ulong)high - (ulong)frame.Base, span);
                if (least == 0 && greatest == span)
                {
                    Bits.Fill(to, bit, n);
                }
                else
                {
                    int odd = at & 7;
                    byte* packed = page + frame.Offset + ((at >> 3) * frame.Width);
                    Test(level, packed, (int)frame.Width, odd + n, least, greatest, some);
                    Bits.Or(some, odd, n, to, bit);
                }
            }

            (row, count, bit) = (row + n, count - n, bit + n);
        }
    }

    private static void Test(SimdLevel level, byte* packed, int width, int count, ulong least, ulong greatest, ulong* to)
    {
        if (width <= 32)
        {
            // The kernel takes signed numbers; with the least of them as the base, any 32 bits fit.
            Compare.PackedRangeToBitmap(
                level, packed, width, count, int.MinValue, (int)(int.MinValue + (long)least), (int)(int.MinValue + (long)greatest), to);
            return;
        }

        long* values = stackalloc long[SegmentFormat.FrameRows + 16];
        BitPacking.UnpackInt64(level, packed, width, count, long.MinValue, values);
        Compare.RangeToBitmap(level, values, count, (long)(least + (1UL << 63)), (long)(greatest + (1UL << 63)), to);
    }
}
