#pragma warning disable IDE0060 // The bodies for vectors follow.
using System.Numerics;

namespace Parcours.Kernels;

/// <summary>
/// The least and the greatest value; false where there is none. Doubles are in the order of
/// <see cref="double.CompareTo(double)"/> (NaN before all else) with -0.0 before 0.0, so that the answer does not depend
/// on the order of the rows; a NaN comes out as <see cref="double.NaN"/>.
/// </summary>
internal static unsafe partial class MinMax
{
    internal static bool Int32(SimdLevel level, int* values, int count, out int min, out int max) =>
        Integers(values, count, null, out min, out max);

    internal static bool Int32Masked(SimdLevel level, int* values, int count, ulong* mask, out int min, out int max) =>
        Integers(values, count, mask, out min, out max);

    internal static bool Int64(SimdLevel level, long* values, int count, out long min, out long max) =>
        Integers(values, count, null, out min, out max);

    internal static bool Int64Masked(SimdLevel level, long* values, int count, ulong* mask, out long min, out long max) =>
        Integers(values, count, mask, out min, out max);

    internal static bool Double(SimdLevel level, double* values, int count, out double min, out double max) =>
        Doubles(values, count, null, out min, out max);

    internal static bool DoubleMasked(SimdLevel level, double* values, int count, ulong* mask, out double min, out double max) =>
        Doubles(values, count, mask, out min, out max);

    /// <summary>A whole number that sorts as the double does.</summary>
    internal static long OrderKey(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return double.IsNaN(value) ? long.MinValue : bits ^ ((bits >> 63) & long.MaxValue);
    }

    private static double FromOrderKey(long key) =>
        key == long.MinValue ? double.NaN : BitConverter.Int64BitsToDouble(key ^ ((key >> 63) & long.MaxValue));

    private static bool Integers<T>(T* values, int count, ulong* mask, out T min, out T max)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        T least = T.MaxValue;
        T greatest = T.MinValue;
        bool any = false;
        for (int i = 0; i < count; i++)
        {
            if (mask == null || Bitmap.Get(mask, i))
            {
                least = T.Min(least, values[i]);
                greatest = T.Max(greatest, values[i]);
                any = true;
            }
        }

        (min, max) = any ? (least, greatest) : default;
        return any;
    }

    private static bool Doubles(double* values, int count, ulong* mask, out double min, out double max)
    {
        long least = long.MaxValue;
        long greatest = long.MinValue;
        bool any = false;
        for (int i = 0; i < count; i++)
        {
            if (mask == null || Bitmap.Get(mask, i))
            {
                long key = OrderKey(values[i]);
                least = Math.Min(least, key);
                greatest = Math.Max(greatest, key);
                any = true;
            }
        }

        (min, max) = any ? (FromOrderKey(least), FromOrderKey(greatest)) : default;
        return any;
    }
}
