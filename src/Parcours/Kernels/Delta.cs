using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>Differences between neighbours: undoing them (running sums in place), and signed numbers as small unsigned ones. All wrap.</summary>
internal static unsafe partial class Delta
{
    /// <summary>Replaces value i by <paramref name="first"/> plus the values 0 to i. May write 64 bytes past the last value.</summary>
    internal static void PrefixSumInt32(SimdLevel level, int* values, int count, int first)
    {
        if (level == SimdLevel.Vector512 && Avx512F.IsSupported)
        {
            PrefixSumInt32Vector512(values, count, first);
            return;
        }

        if (level == SimdLevel.Vector256 && Avx2.IsSupported)
        {
            PrefixSumInt32Vector256(values, count, first);
            return;
        }

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
        if (level == SimdLevel.Vector512 && Avx512F.IsSupported)
        {
            PrefixSumInt64Vector512(values, count, first);
            return;
        }

        if (level == SimdLevel.Vector256 && Avx2.IsSupported)
        {
            PrefixSumInt64Vector256(values, count, first);
            return;
        }

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
    internal static void ZigZagDecodeInt32(SimdLevel level, int* values, int count) => ZigZagDecode(level, (uint*)values, count);

    /// <summary>Decodes 64-bit values in place.</summary>
    internal static void ZigZagDecodeInt64(SimdLevel level, long* values, int count) => ZigZagDecode(level, (ulong*)values, count);

    private static void ZigZagDecode<T>(SimdLevel level, T* values, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Vector512<T> x = Vector512.Load(values + i);
                ((x >>> 1) ^ (Vector512<T>.Zero - (x & Vector512<T>.One))).Store(values + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> x = Vector256.Load(values + i);
                ((x >>> 1) ^ (Vector256<T>.Zero - (x & Vector256<T>.One))).Store(values + i);
            }
        }

        for (; i < count; i++)
        {
            values[i] = (values[i] >>> 1) ^ unchecked(T.Zero - (values[i] & T.One));
        }
    }
}
