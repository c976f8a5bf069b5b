using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class DeltaTests
{
    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Running_sums_of_32_bits_start_from_the_first(SimdLevel level) => Cases.Each((count, random) =>
    {
        int[] values = Cases.Integers<int>(random, count);
        using var actual = new Buffer<int>(values);
        int first = random.Next(int.MinValue, int.MaxValue);
        Delta.PrefixSumInt32(level, actual, count, first);
        int sum = first;
        Cases.AssertSame(Array.ConvertAll(values, v => sum = unchecked(sum + v)), actual.Span);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Running_sums_of_64_bits_start_from_the_first(SimdLevel level) => Cases.Each((count, random) =>
    {
        long[] values = Cases.Integers<long>(random, count);
        using var actual = new Buffer<long>(values);
        long first = random.NextInt64(long.MinValue, long.MaxValue);
        Delta.PrefixSumInt64(level, actual, count, first);
        long sum = first;
        Cases.AssertSame(Array.ConvertAll(values, v => sum = unchecked(sum + v)), actual.Span);
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, 2)]
    [InlineData(long.MaxValue, ulong.MaxValue - 1)]
    [InlineData(long.MinValue, ulong.MaxValue)]
    public void Small_magnitudes_become_small_numbers(long value, ulong expected)
    {
        Assert.Equal(expected, Delta.ZigZagEncode(value));
        Assert.Equal(value, Delta.ZigZagDecode(expected));
    }

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Decoding_undoes_encoding(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var values = new Buffer<long>(Cases.Integers<long>(random, count));
        using var encoded = new Buffer<ulong>(count);
        Delta.ZigZagEncode(values, count, encoded);
        Delta.ZigZagDecodeInt64(level, (long*)encoded.Pointer, count);
        Cases.AssertSame<long>(values.Span, new Span<long>(encoded, count));

        int[] small = Cases.Integers<int>(random, count);
        using var narrow = new Buffer<int>(Array.ConvertAll(small, v => (int)Delta.ZigZagEncode(v)));
        Delta.ZigZagDecodeInt32(level, narrow, count);
        Cases.AssertSame(small, narrow.Span);
    });
}
