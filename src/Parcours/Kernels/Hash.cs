#pragma warning disable IDE0060 // The bodies for vectors follow.
using System.IO.Hashing;
using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>
/// Hashes of 64 bits, the same on every machine. Equal values hash alike: an int as the long of the same value, -0.0 as
/// 0.0, every NaN as every other.
/// </summary>
internal static unsafe partial class Hash
{
    /// <summary>What null hashes as, where a key may be null.</summary>
    internal const ulong Null = 0x9AE1_6A3B_2F90_404F;

    // The finaliser of MurmurHash3 in the variant 13 of D. Stafford; the increment keeps zero from hashing as zero.
    private const ulong Increment = 0x9E37_79B9_7F4A_7C15;
    private const ulong FirstFactor = 0xBF58_476D_1CE4_E5B9;
    private const ulong SecondFactor = 0x94D0_49BB_1331_11EB;

    internal static ulong Of(long value) => Mix((ulong)value + Increment);

    internal static ulong Of(double value) => Of(Canonical(value));

    internal static ulong Of(ReadOnlySpan<byte> text) => XxHash3.HashToUInt64(text);

    /// <summary>The hash of a key of several parts, from that of the parts before and that of the next.</summary>
    internal static ulong Combine(ulong before, ulong next) => Mix((before * Increment) + next);

    internal static void Int32(SimdLevel level, int* values, int count, ulong* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = Of(values[i]);
        }
    }

    internal static void Int64(SimdLevel level, long* values, int count, ulong* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = Of(values[i]);
        }
    }

    internal static void Double(SimdLevel level, double* values, int count, ulong* to)
    {
        for (int i = 0; i < count; i++)
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
        for (int i = 0; i < count; i++)
        {
            hashes[i] = Combine(hashes[i], next[i]);
        }
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * FirstFactor;
        x = (x ^ (x >> 27)) * SecondFactor;
        return x ^ (x >> 31);
    }

    // Adding zero turns -0.0 into 0.0 and changes nothing else.
    private static long Canonical(double value) =>
        BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value + 0.0);
}
