using System.IO.Hashing;
using System.Runtime.Intrinsics;
using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>
/// Hashes of 64 bits, the same on every machine and for good: patients are spread over buckets by them, so they are part of
/// the format. Equal values hash alike: an int as the long of the same value, -0.0 as 0.0, every NaN as every other.
/// May write 64 bytes past the last hash.
/// </summary>
internal static unsafe partial class Hash
{
    /// <summary>What null hashes as, where a key may be null.</summary>
    internal const ulong Null = 0x9AE1_6A3B_2F90_404F;

    internal static ulong Of(long value) => Mix((ulong)value + Increment);

    internal static ulong Of(double value) => Of(Canonical(value));

    internal static ulong Of(ReadOnlySpan<byte> text) => XxHash3.HashToUInt64(text);

    /// <summary>The hash of a key of several parts, from that of the parts before and that of the next.</summary>
    internal static ulong Combine(ulong before, ulong next) => Mix((before * Increment) + next);

    internal static void Int32(SimdLevel level, int* values, int count, ulong* to)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Of(Vector512.WidenLower(Vector256.Load(values + i).ToVector512Unsafe())).Store(to + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i < count; i += 4)
            {
                Of(Vector256.WidenLower(Vector128.Load(values + i).ToVector256Unsafe())).Store(to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = Of(values[i]);
        }
    }

    internal static void Int64(SimdLevel level, long* values, int count, ulong* to)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Of(Vector512.Load(values + i)).Store(to + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i < count; i += 4)
            {
                Of(Vector256.Load(values + i)).Store(to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = Of(values[i]);
        }
    }

    internal static void Double(SimdLevel level, double* values, int count, ulong* to)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Of(Canonical(Vector512.Load(values + i))).Store(to + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i < count; i += 4)
            {
                Of(Canonical(Vector256.Load(values + i))).Store(to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = Of(values[i]);
        }
    }

    internal static void Text(TextView* values, int count, ulong* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = Of(values[i].Span);
        }
    }

    /// <summary>Combines the hashes of the parts before, in place, with those of the next part.</summary>
    internal static void Combine(SimdLevel level, ulong* hashes, ulong* next, int count)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Mix((Vector512.Load(hashes + i) * Increment) + Vector512.Load(next + i)).Store(hashes + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i < count; i += 4)
            {
                Mix((Vector256.Load(hashes + i) * Increment) + Vector256.Load(next + i)).Store(hashes + i);
            }
        }

        for (; i < count; i++)
        {
            hashes[i] = Combine(hashes[i], next[i]);
        }
    }
}
