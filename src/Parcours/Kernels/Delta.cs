#pragma warning disable IDE0060 // The bodies for vectors follow.
namespace Parcours.Kernels;

/// <summary>Differences between neighbours: undoing them (running sums in place), and signed numbers as small unsigned ones. All wrap.</summary>
internal static unsafe partial class Delta
{
    /// <summary>Replaces value i by <paramref name="first"/> plus the values 0 to i. May write 64 bytes past the last value.</summary>
    internal static void PrefixSumInt32(SimdLevel level, int* values, int count, int first)
    {
        int sum = first;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
            values[i] = sum;
        }
    }

    /// <inheritdoc cref="PrefixSumInt32"/>
    internal static void PrefixSumInt64(SimdLevel level, long* values, int count, long first)
    {
        long sum = first;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
            values[i] = sum;
        }
    }

    /// <summary>0, -1, 1, -2, … become 0, 1, 2, 3, …</summary>
    internal static ulong ZigZagEncode(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The inverse of <see cref="ZigZagEncode(long)"/>.</summary>
    internal static long ZigZagDecode(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Encodes many.</summary>
    internal static void ZigZagEncode(long* values, int count, ulong* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = ZigZagEncode(values[i]);
        }
    }

    /// <summary>Decodes 32-bit values in place.</summary>
    internal static void ZigZagDecodeInt32(SimdLevel level, int* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = (int)((uint)values[i] >> 1) ^ -(values[i] & 1);
        }
    }

    /// <summary>Decodes 64-bit values in place.</summary>
    internal static void ZigZagDecodeInt64(SimdLevel level, long* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = ZigZagDecode((ulong)values[i]);
        }
    }
}
