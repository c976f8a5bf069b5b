using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>The policies of sums and extremes.</summary>
internal static unsafe class Accumulators
{
    /// <summary>Sums of 32-bit lanes in 64 bits: enough for 4 thousand million rows, more than a worker meets of one group.</summary>
    internal readonly struct SumInt32 : IAccumulator<int, long>
    {
        public static long Empty => 0;

        public static void Add(ref long slot, int value) => slot += value;

        public static void AddAll(ref long slot, int* values, int count, ulong* live, SimdLevel level) =>
            slot += live is null ? Sum.SumInt32(level, values, count) : Sum.SumInt32Masked(level, values, count, live);

        public static void Merge(ref long slot, long other) => slot = checked(slot + other);
    }

    /// <summary>Sums of 64-bit lanes in 128 bits.</summary>
    internal readonly struct SumInt64 : IAccumulator<long, Int128>
    {
        public static Int128 Empty => 0;

        public static void Add(ref Int128 slot, long value) => slot += value;

        public static void AddAll(ref Int128 slot, long* values, int count, ulong* live, SimdLevel level) =>
            slot += live is null ? Sum.SumInt64(level, values, count) : Sum.SumInt64Masked(level, values, count, live);

        public static void Merge(ref Int128 slot, Int128 other) => slot += other;
    }

    internal readonly struct MinInt32 : IAccumulator<int, long>
    {
        public static long Empty => long.MaxValue;

        public static void Add(ref long slot, int value) => slot = Math.Min(slot, value);

        public static void AddAll(ref long slot, int* values, int count, ulong* live, SimdLevel level)
        {
            if (live is null ? MinMax.Int32(level, values, count, out int min, out _) : MinMax.Int32Masked(level, values, count, live, out min, out _))
            {
                slot = Math.Min(slot, min);
            }
        }

        public static void Merge(ref long slot, long other) => slot = Math.Min(slot, other);
    }

    internal readonly struct MaxInt32 : IAccumulator<int, long>
    {
        public static long Empty => long.MinValue;

        public static void Add(ref long slot, int value) => slot = Math.Max(slot, value);

        public static void AddAll(ref long slot, int* values, int count, ulong* live, SimdLevel level)
        {
            if (live is null ? MinMax.Int32(level, values, count, out _, out int max) : MinMax.Int32Masked(level, values, count, live, out _, out max))
            {
                slot = Math.Max(slot, max);
            }
        }

        public static void Merge(ref long slot, long other) => slot = Math.Max(slot, other);
    }

    internal readonly struct MinInt64 : IAccumulator<long, long>
    {
        public static long Empty => long.MaxValue;

        public static void Add(ref long slot, long value) => slot = Math.Min(slot, value);

        public static void AddAll(ref long slot, long* values, int count, ulong* live, SimdLevel level)
        {
            if (live is null ? MinMax.Int64(level, values, count, out long min, out _) : MinMax.Int64Masked(level, values, count, live, out min, out _))
            {
                slot = Math.Min(slot, min);
            }
        }

        public static void Merge(ref long slot, long other) => slot = Math.Min(slot, other);
    }

    internal readonly struct MaxInt64 : IAccumulator<long, long>
    {
        public static long Empty => long.MinValue;

        public static void Add(ref long slot, long value) => slot = Math.Max(slot, value);

        public static void AddAll(ref long slot, long* values, int count, ulong* live, SimdLevel level)
        {
            if (live is null ? MinMax.Int64(level, values, count, out _, out long max) : MinMax.Int64Masked(level, values, count, live, out _, out max))
            {
                slot = Math.Max(slot, max);
            }
        }

        public static void Merge(ref long slot, long other) => slot = Math.Max(slot, other);
    }

    /// <summary>The least double, kept as its order key.</summary>
    internal readonly struct MinDouble : IAccumulator<double, long>
    {
        public static long Empty => long.MaxValue;

        public static void Add(ref long slot, double value) => slot = Math.Min(slot, MinMax.OrderKey(value));

        public static void AddAll(ref long slot, double* values, int count, ulong* live, SimdLevel level)
        {
            if (live is null ? MinMax.Double(level, values, count, out double min, out _) : MinMax.DoubleMasked(level, values, count, live, out min, out _))
            {
                Add(ref slot, min);
            }
        }

        public static void Merge(ref long slot, long other) => slot = Math.Min(slot, other);
    }

    /// <summary>The greatest double, kept as its order key.</summary>
    internal readonly struct MaxDouble : IAccumulator<double, long>
    {
        public static long Empty => long.MinValue;

        public static void Add(ref long slot, double value) => slot = Math.Max(slot, MinMax.OrderKey(value));

        public static void AddAll(ref long slot, double* values, int count, ulong* live, SimdLevel level)
        {
            if (live is null ? MinMax.Double(level, values, count, out _, out double max) : MinMax.DoubleMasked(level, values, count, live, out _, out max))
            {
                Add(ref slot, max);
            }
        }

        public static void Merge(ref long slot, long other) => slot = Math.Max(slot, other);
    }
}
