using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Import;

/// <summary>Packs 64-bit lanes into as few whole bytes as their range needs, and back.</summary>
internal static unsafe class LanePacking
{
    /// <summary>The least and the greatest of some lanes; nulls do not count. (0, 0) when there is none.</summary>
    public static (long Min, long Max) Range(long* lanes, int count, ulong* validity)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        int i = 0;
        if (validity is null)
        {
            if (Vector512.IsHardwareAccelerated && count >= 8)
            {
                Vector512<long> low = Vector512.Create(min);
                Vector512<long> high = Vector512.Create(max);
                for (; i + 8 <= count; i += 8)
                {
                    var next = Vector512.Load(lanes + i);
                    low = Vector512.Min(low, next);
                    high = Vector512.Max(high, next);
                }

                for (int k = 0; k < 8; k++)
                {
                    min = Math.Min(min, low[k]);
                    max = Math.Max(max, high[k]);
                }
            }

            for (; i < count; i++)
            {
                min = Math.Min(min, lanes[i]);
                max = Math.Max(max, lanes[i]);
            }
        }
        else
        {
            for (; i < count; i++)
            {
                bool valid = ((validity[i >> 6] >> (i & 63)) & 1) != 0;
                min = Math.Min(min, valid ? lanes[i] : long.MaxValue);
                max = Math.Max(max, valid ? lanes[i] : long.MinValue);
            }
        }

        return min > max ? (0, 0) : (min, max);
    }

    /// <summary>The bytes that hold every lane of a range, less its least.</summary>
    public static int WidthOf(long min, long max) => (64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)max - (ulong)min) + 7) >> 3;

    /// <summary>Packs; may write 8 bytes past the end. Nulls come out as anything.</summary>
    public static void Pack(long* lanes, int count, long min, int width, byte* to)
    {
        switch (width)
        {
            case 0:
                return;
            case 1:
                for (int i = 0; i < count; i++)
                {
                    to[i] = (byte)(lanes[i] - min);
                }

                return;
            case 2:
                for (int i = 0; i < count; i++)
                {
                    ((ushort*)to)[i] = (ushort)(lanes[i] - min);
                }

                return;
            case 4:
                for (int i = 0; i < count; i++)
                {
                    ((uint*)to)[i] = (uint)(lanes[i] - min);
                }

                return;
            default:
                // Each move writes 8 bytes, of which the next one overwrites the last 8 - width.
                for (int i = 0; i < count; i++, to += width)
                {
                    Unsafe.WriteUnaligned(to, lanes[i] - min);
                }

                return;
        }
    }

    /// <summary>Unpacks; may read 8 bytes past the end.</summary>
    public static void Unpack(byte* from, int width, long min, int count, long* to)
    {
        switch (width)
        {
            case 0:
                new Span<long>(to, count).Fill(min);
                return;
            case 1:
                for (int i = 0; i < count; i++)
                {
                    to[i] = from[i] + min;
                }

                return;
            case 2:
                for (int i = 0; i < count; i++)
                {
                    to[i] = ((ushort*)from)[i] + min;
                }

                return;
            case 4:
                for (int i = 0; i < count; i++)
                {
                    to[i] = ((uint*)from)[i] + min;
                }

                return;
            default:
                ulong mask = width == 8 ? ulong.MaxValue : (1UL << (8 * width)) - 1;
                for (int i = 0; i < count; i++, from += width)
                {
                    to[i] = (long)(Unsafe.ReadUnaligned<ulong>(from) & mask) + min;
                }

                return;
        }
    }
}
