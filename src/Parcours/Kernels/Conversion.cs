using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// Between the lanes of numbers. Widening loses nothing but the last bits of large 64-bit integers made double (rounded to
/// nearest). Narrowing answers, as <see cref="Arithmetic"/> does, the first live row whose value does not fit, or -1.
/// Widening may write 64 bytes past the last value.
/// </summary>
internal static unsafe class Conversion
{
    internal static void Int32ToInt64(SimdLevel level, int* from, int count, long* to)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Vector512.WidenLower(Vector256.Load(from + i).ToVector512Unsafe()).Store(to + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i < count; i += 4)
            {
                Vector256.WidenLower(Vector128.Load(from + i).ToVector256Unsafe()).Store(to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    internal static void Int32ToDouble(SimdLevel level, int* from, int count, double* to)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Vector512.ConvertToDouble(Vector512.WidenLower(Vector256.Load(from + i).ToVector512Unsafe())).Store(to + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i < count; i += 4)
            {
                Vector256.ConvertToDouble(Vector256.WidenLower(Vector128.Load(from + i).ToVector256Unsafe())).Store(to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    internal static void Int64ToDouble(SimdLevel level, long* from, int count, double* to)
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i < count; i += 8)
            {
                Vector512.ConvertToDouble(Vector512.Load(from + i)).Store(to + i);
            }
        }

        // Only AVX-512 turns 64-bit integers into doubles with a single rounding.
        for (; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    internal static int Int64ToInt32(long* from, int count, int* to, ulong* live)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = (int)from[i];
            if (to[i] != from[i] && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }

    /// <summary>Truncates towards zero; NaN, infinities and what lies beyond 64 bits do not fit.</summary>
    internal static int DoubleToInt64(double* from, int count, long* to, ulong* live)
    {
        for (int i = 0; i < count; i++)
        {
            // 2^63 itself is the first double too large; -2^63 fits. NaN compares false.
            bool fits = from[i] is >= -9223372036854775808.0 and < 9223372036854775808.0;
            to[i] = fits ? (long)from[i] : 0;
            if (!fits && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }
}
