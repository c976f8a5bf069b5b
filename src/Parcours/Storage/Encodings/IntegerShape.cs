using System.Numerics;
using System.Runtime.CompilerServices;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// What one pass over a page's integers tells: the range and the widths of each frame, and how often neighbours differ. From it
/// the size under each encoding is known without encoding.
/// </summary>
internal sealed unsafe class IntegerShape
{
    private const int MaxFrames = SegmentFormat.BlockRows / SegmentFormat.FrameRows;

    /// <summary>The least value of each frame.</summary>
    public long[] Bases { get; } = new long[MaxFrames];

    /// <summary>The bits of what lies above it.</summary>
    public byte[] Widths { get; } = new byte[MaxFrames];

    /// <summary>The bits of the zigzag differences in each frame.</summary>
    public byte[] DeltaWidths { get; } = new byte[MaxFrames];

    public long Min { get; private set; }

    public long Max { get; private set; }

    /// <summary>Runs of equal values.</summary>
    public int Runs { get; private set; }

    /// <summary>Bytes under <see cref="Encoding.BitPacked"/>.</summary>
    public int PackedBytes { get; private set; }

    /// <summary>Bytes under <see cref="Encoding.DeltaPacked"/>.</summary>
    public int DeltaBytes { get; private set; }

    /// <summary>Looks at the values of a page.</summary>
    public void Measure<T>(T* values, int count)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        (Min, Max, Runs) = (long.MaxValue, long.MinValue, 1);
        PackedBytes = DeltaBytes = FrameHeader.HeaderBytes(count);
        for (int frame = 0; frame < FrameHeader.Count(count); frame++)
        {
            T* start = values + (frame * SegmentFormat.FrameRows);
            int n = FrameHeader.ValuesOf(count, frame);
            if (frame > 0 && start[-1] != start[0])
            {
                Runs++;
            }

            MeasureFrame(start, n, out T min, out T max, out ulong zigzag, out int changes);
            Runs += changes;
            Min = Math.Min(Min, Lanes.ToInt64(min));
            Max = Math.Max(Max, Lanes.ToInt64(max));
            Bases[frame] = Lanes.ToInt64(min);
            Widths[frame] = (byte)BitPacking.BitsFor(Lanes.ToUInt64(unchecked(max - min)));
            DeltaWidths[frame] = (byte)BitPacking.BitsFor(zigzag);
            PackedBytes += FrameHeader.FrameBytes(n, Widths[frame]);
            DeltaBytes += FrameHeader.FrameBytes(n, DeltaWidths[frame]);
        }
    }

    private static void MeasureFrame<T>(T* values, int count, out T min, out T max, out ulong zigzag, out int changes)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        int shift = (sizeof(T) * 8) - 1;
        T least = values[0];
        T greatest = values[0];
        T bits = T.Zero;
        int equal = 0;
        int i = 1;
        if (count > Vector<T>.Count)
        {
            Vector<T> low = new(least);
            Vector<T> high = new(greatest);
            Vector<T> deltas = Vector<T>.Zero;
            Vector<T> same = Vector<T>.Zero;
            for (; i + Vector<T>.Count <= count; i += Vector<T>.Count)
            {
                Vector<T> here = Unsafe.ReadUnaligned<Vector<T>>(values + i);
                Vector<T> before = Unsafe.ReadUnaligned<Vector<T>>(values + i - 1);
                Vector<T> delta = here - before;
                low = Vector.Min(low, here);
                high = Vector.Max(high, here);
                deltas |= (delta << 1) ^ (delta >> shift);
                same -= Vector.Equals(here, before);
            }

            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                least = T.Min(least, low[lane]);
                greatest = T.Max(greatest, high[lane]);
                bits |= deltas[lane];
            }

            equal = (int)Lanes.ToInt64(Vector.Sum(same));
        }

        for (; i < count; i++)
        {
            T delta = unchecked(values[i] - values[i - 1]);
            least = T.Min(least, values[i]);
            greatest = T.Max(greatest, values[i]);
            bits |= (delta << 1) ^ (delta >> shift);
            equal += delta == T.Zero ? 1 : 0;
        }

        (min, max, zigzag, changes) = (least, greatest, Lanes.ToUInt64(bits), count - 1 - equal);
    }
}
