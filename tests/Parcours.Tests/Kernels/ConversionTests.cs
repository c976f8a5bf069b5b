using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class ConversionTests
{
    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Widening_keeps_values(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var ints = new Buffer<int>(Cases.Integers<int>(random, count));
        using var longs = new Buffer<long>(Cases.Integers<long>(random, count));
        using var toLongs = new Buffer<long>(count);
        using var toDoubles = new Buffer<double>(count);
        Conversion.Int32ToInt64(level, ints, count, toLongs);
        Cases.AssertSame(Array.ConvertAll(ints.Span.ToArray(), v => (long)v), toLongs.Span);
        Conversion.Int32ToDouble(level, ints, count, toDoubles);
        Cases.AssertSame(Array.ConvertAll(ints.Span.ToArray(), v => (double)v), toDoubles.Span);
        Conversion.Int64ToDouble(level, longs, count, toDoubles);
        Cases.AssertSame(Array.ConvertAll(longs.Span.ToArray(), v => (double)v), toDoubles.Span);
    });

    [Fact]
    public void Narrowing_reports_the_first_live_row_that_does_not_fit()
    {
        using var values = new Buffer<long>([int.MaxValue, int.MinValue, int.MaxValue + 1L, long.MinValue]);
        using var to = new Buffer<int>(4);
        Assert.Equal(2, Conversion.Int64ToInt32(values, 4, to, null));
        ulong live = 0b1011;
        Assert.Equal(3, Conversion.Int64ToInt32(values, 4, to, &live));
        live = 0b0011;
        Assert.Equal(-1, Conversion.Int64ToInt32(values, 4, to, &live));
        Assert.Equal([int.MaxValue, int.MinValue], to.Span[..2].ToArray());
    }

    [Theory]
    [InlineData(0.0, 0L)]
    [InlineData(-0.9, 0L)]
    [InlineData(1.9, 1L)]
    [InlineData(-1.9, -1L)]
    [InlineData(9223372036854774784.0, 9223372036854774784)]
    [InlineData(-9223372036854775808.0, long.MinValue)]
    [InlineData(9223372036854775808.0, null)]
    [InlineData(-9223372036854777856.0, null)]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(double.NegativeInfinity, null)]
    public void Doubles_are_truncated_or_reported(double value, long? expected)
    {
        long actual;
        Assert.Equal(expected is null ? 0 : -1, Conversion.DoubleToInt64(&value, 1, &actual, null));
        Assert.Equal(expected ?? 0, actual);
    }
}
