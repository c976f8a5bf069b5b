using System.Numerics;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class MinMaxTests
{
    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Extremes_of_integers_are_found(SimdLevel level) => Cases.Each((count, random) =>
    {
        using Buffer<ulong> mask = Cases.Bits(random, count);
        using var ints = new Buffer<int>(Cases.Integers<int>(random, count));
        using var longs = new Buffer<long>(Cases.Integers<long>(random, count));

        AssertExtremes(ints.Span.ToArray(), MinMax.Int32(level, ints, count, out int min, out int max), min, max);
        AssertExtremes(Chosen(ints, mask), MinMax.Int32Masked(level, ints, count, mask, out min, out max), min, max);
        AssertExtremes(longs.Span.ToArray(), MinMax.Int64(level, longs, count, out long least, out long most), least, most);
        AssertExtremes(Chosen(longs, mask), MinMax.Int64Masked(level, longs, count, mask, out least, out most), least, most);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Extremes_of_doubles_follow_their_total_order(SimdLevel level) => Cases.Each((count, random) =>
    {
        using Buffer<ulong> mask = Cases.Bits(random, count);
        using var values = new Buffer<double>(Cases.Doubles(random, count));
        AssertOrder(values.Span.ToArray(), MinMax.Double(level, values, count, out double min, out double max), min, max);
        AssertOrder(Chosen(values, mask), MinMax.DoubleMasked(level, values, count, mask, out min, out max), min, max);
    });

    [Fact]
    public void Negative_zero_comes_before_zero_and_NaN_before_all()
    {
        double[] ordered = [double.NaN, double.NegativeInfinity, -1, -double.Epsilon, -0.0, 0.0, double.Epsilon, 1, double.PositiveInfinity];
        Assert.Equal(ordered, ordered.Reverse().OrderBy(MinMax.OrderKey));
        Assert.Equal(ordered.Select(BitConverter.DoubleToInt64Bits), ordered.Select(v => BitConverter.DoubleToInt64Bits(MinMax.FromOrderKey(MinMax.OrderKey(v)))));
        Assert.Equal(MinMax.OrderKey(double.NaN), MinMax.OrderKey(-double.NaN));
    }

    private static T[] Chosen<T>(Buffer<T> values, Buffer<ulong> mask)
        where T : unmanaged => [.. Enumerable.Range(0, values.Count).Where(i => mask.Span.Bit(i)).Select(i => values.Span[i])];

    private static void AssertExtremes<T>(T[] values, bool any, T min, T max)
        where T : struct, INumber<T>
    {
        Assert.Equal(values.Length > 0, any);
        Assert.Equal(any ? values.Min() : default, min);
        Assert.Equal(any ? values.Max() : default, max);
    }

    private static void AssertOrder(double[] values, bool any, double min, double max)
    {
        Assert.Equal(values.Length > 0, any);
        Assert.Equal(any ? values.Min(MinMax.OrderKey) : 0, MinMax.OrderKey(min));
        Assert.Equal(any ? values.Max(MinMax.OrderKey) : 0, MinMax.OrderKey(max));
    }
}
