using System.Numerics;
using System.Runtime.CompilerServices;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// Frames of 1,024 integers, each a first value and the zigzag differences of neighbours (the first of them 0). For values that
/// grow: keys, positions, sequence numbers.
/// </summary>
[SkipLocalsInit]
internal static unsafe class DeltaPackedPage
{
    /// <summary>Writes a page whose shape was measured; returns its bytes, which are <see cref="IntegerShape.DeltaBytes"/>.</summary>
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
            int width = shape.DeltaWidths[frame];
            headers[frame] = new() { Base = Lanes.ToInt64(from[0]), Offset = (uint)offset, Width = (uint)width };
            int bytes = FrameHeader.FrameBytes(n, width);
            if (width > 0)
            {
                numbers[0] = 0;
                for (int i = 1; i < n; i++)
                {
                    T delta = unchecked(from[i] - from[i - 1]);
                    numbers[i] = Lanes.ToUInt64((delta << 1) ^ (delta >> ((sizeof(T) * 8) - 1)));
                }

                *(ulong*)(to + offset + bytes - 8) = 0;
                BitPacking.Pack(numbers, n, width, to + offset);
            }

            offset += bytes;
        }

        return offset;
    }

    /// <summary>Decodes the first values of a frame; may write up to 64 bytes past the last.</summary>
    public static void ReadFrame<T>(SimdLevel level, byte* page, int frame, int count, T* to)
        where T : unmanaged, IBinaryInteger<T>
    {
        FrameHeader header = ((FrameHeader*)page)[frame];
        if (header.Width == 0)
        {
            new Span<T>(to, count).Fill(Lanes.FromInt64<T>(header.Base));
            return;
        }

        Lanes.Unpack(level, page + header.Offset, (int)header.Width, count, 0, to);
        Lanes.Accumulate(level, to, count, header.Base);
    }
}
