using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// The least and the greatest value; false where there is none. Doubles are in the order of
/// <see cref="double.CompareTo(double)"/> (NaN before all else) with -0.0 before 0.0, so that the answer does not depend
/// on the order of the rows; a NaN comes out as <see cref="double.NaN"/>.
/// </summary>
internal static unsafe partial class MinMax
{
    internal static bool Int32(SimdLevel level, int* values, int count, out int min, out int max) =>
        Find(level, new ColumnOperand<int>(values), count, out min, out max);

    internal static bool Int32Masked(SimdLevel level, int* values, int count, ulong* mask, out int min, out int max) =>
        FindMasked(level, new ColumnOperand<int>(values), count, mask, out min, out max);

    internal static bool Int64(SimdLevel level, long* values, int count, out long min, out long max) =>
        Find(level, new ColumnOperand<long>(values), count, out min, out max);

    internal static bool Int64Masked(SimdLevel level, long* values, int count, ulong* mask, out long min, out long max) =>
        FindMasked(level, new ColumnOperand<long>(values), count, mask, out min, out max);

    internal static bool Double(SimdLevel level, double* values, int count, out double min, out double max)
    {
        bool any = Find(level, new OrderKeys(values), count, out long least, out long greatest);
        (min, max) = any ? (FromOrderKey(least), FromOrderKey(greatest)) : default;
        return any;
    }

    internal static bool DoubleMasked(SimdLevel level, double* values, int count, ulong* mask, out double min, out double max)
    {
        bool any = FindMasked(level, new OrderKeys(values), count, mask, out long least, out long greatest);
        (min, max) = any ? (FromOrderKey(least), FromOrderKey(greatest)) : default;
        return any;
    }

    /// <summary>A whole number that sorts as the double does; the inverse of <see cref="FromOrderKey"/> but for the many NaNs.</summary>
    internal static long OrderKey(double value)
    {
        // Negative doubles grow as their bits shrink: flipping all but the sign turns them round.
        long bits = BitConverter.DoubleToInt64Bits(value);
        return double.IsNaN(value) ? long.MinValue : bits ^ ((bits >> 63) & long.MaxValue);
    }

    internal static double FromOrderKey(long key) =>
        key == long.MinValue ? double.NaN : BitConverter.Int64BitsToDouble(key ^ ((key >> 63) & long.MaxValue));

    private readonly struct OrderKeys(double* values) : IOperand<long>
    {
        private readonly double* _values = values;

        public long At(int i) => OrderKey(_values[i]);

        public Vector256<long> At256(int i)
        {
            Vector256<double> x = Vector256.Load(_values + i);
            Vector256<long> bits = x.AsInt64();
            Vector256<long> key = bits ^ ((bits >> 63) & Vector256.Create(long.MaxValue));
            return Vector256.ConditionalSelect(Vector256.Equals(x, x).AsInt64(), key, Vector256.Create(long.MinValue));
        }

        public Vector512<long> At512(int i)
        {
            Vector512<double> x = Vector512.Load(_values + i);
            Vector512<long> bits = x.AsInt64();
            Vector512<long> key = bits ^ ((bits >> 63) & Vector512.Create(long.MaxValue));
            return Vector512.ConditionalSelect(Vector512.Equals(x, x).AsInt64(), key, Vector512.Create(long.MinValue));
        }
    }
}
