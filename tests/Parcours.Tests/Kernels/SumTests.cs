using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class SumTests
{
    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Sums_of_32_bits_are_exact(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var values = new Buffer<int>(Cases.Integers<int>(random, count));
        using Buffer<ulong> mask = Cases.Bits(random, count);
        long all = 0;
        long some = 0;
        for (int i = 0; i < count; i++)
        {
            all += values.Span[i];
            some += mask.Span.Bit(i) ? values.Span[i] : 0;
        }

        Assert.Equal(all, Sum.SumInt32(level, values, count));
        Assert.Equal(some, Sum.SumInt32Masked(level, values, count, mask));
        using var rows = new Buffer<int>(count);
        Assert.Equal(some, Sum.SumInt32At(values, rows, Bitmap.ToIndices(mask, count, rows)));
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Sums_of_64_bits_are_exact_in_128(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var values = new Buffer<long>(Cases.Integers<long>(random, count));
        using Buffer<ulong> mask = Cases.Bits(random, count);
        Int128 all = 0;
        Int128 some = 0;
        for (int i = 0; i < count; i++)
        {
            all += values.Span[i];
            some += mask.Span.Bit(i) ? values.Span[i] : 0;
        }

        Assert.Equal(all, Sum.SumInt64(level, values, count));
        Assert.Equal(some, Sum.SumInt64Masked(level, values, count, mask));
        using var rows = new Buffer<int>(count);
        Assert.Equal(some, Sum.SumInt64At(values, rows, Bitmap.ToIndices(mask, count, rows)));
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Sums_go_beyond_64_bits(SimdLevel level)
    {
        using var values = new Buffer<long>(2048);
        values.Span.Fill(long.MinValue);
        Assert.Equal((Int128)long.MinValue * 2048, Sum.SumInt64(level, values, 2048));
        values.Span.Fill(long.MaxValue);
        Assert.Equal((Int128)long.MaxValue * 2048, Sum.SumInt64(level, values, 2048));
    }
}
