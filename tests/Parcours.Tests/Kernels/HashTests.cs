using System.Text;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class HashTests
{
    // Buckets are chosen by these: a change would lose patients of every dataset there is.
    [Theory]
    [InlineData(0, 0xE220_A839_7B1D_CDAF)]
    [InlineData(1, 0x910A_2DEC_8902_5CC1)]
    [InlineData(-1, 0xE4D9_7177_1B65_2C20)]
    public void Hashes_of_numbers_never_change(long value, ulong expected) => Assert.Equal(expected, Hash.Of(value));

    [Fact]
    public void Hashes_of_text_never_change() => Assert.Equal(0x78AF_5F94_892F_3950UL, Hash.Of("abc"u8));

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Columns_hash_as_their_values_do(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var actual = new Buffer<ulong>(count);
        using var ints = new Buffer<int>(Cases.Integers<int>(random, count));
        Hash.Int32(level, ints, count, actual);
        Cases.AssertSame(Array.ConvertAll(ints.Span.ToArray(), v => Hash.Of(v)), actual.Span);

        using var longs = new Buffer<long>(Cases.Integers<long>(random, count));
        Hash.Int64(level, longs, count, actual);
        ulong[] before = Array.ConvertAll(longs.Span.ToArray(), Hash.Of);
        Cases.AssertSame(before, actual.Span);

        using var next = new Buffer<ulong>(count);
        using var doubles = new Buffer<double>(Cases.Doubles(random, count));
        Hash.Double(level, doubles, count, next);
        ulong[] after = Array.ConvertAll(doubles.Span.ToArray(), Hash.Of);
        Cases.AssertSame(after, next.Span);

        Hash.Combine(level, actual, next, count);
        Cases.AssertSame([.. before.Zip(after, Hash.Combine)], actual.Span);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Zeros_hash_alike_and_so_do_NaNs(SimdLevel level)
    {
        double other = BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0001);
        using var values = new Buffer<double>([0.0, -0.0, double.NaN, -double.NaN, other, 0.0, -0.0, double.NaN, other]);
        using var actual = new Buffer<ulong>(values.Count);
        Hash.Double(level, values, values.Count, actual);
        Assert.Equal(2, actual.Span.ToArray().Distinct().Count());
    }

    [Fact]
    public void Texts_hash_by_their_bytes()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("abcabc");
        fixed (byte* text = bytes)
        {
            using var views = new Buffer<TextView>([new(text, 3), new(text + 3, 3), new(text, 6), new(text, 0)]);
            using var actual = new Buffer<ulong>(4);
            Hash.Text(views, 4, actual);
            Assert.Equal(actual.Span[0], actual.Span[1]);
            Assert.Equal(3, actual.Span.ToArray().Distinct().Count());
        }
    }

    [Fact]
    public void Neighbours_fill_buckets_evenly()
    {
        int[] buckets = new int[256];
        for (int i = 0; i < 256_000; i++)
        {
            buckets[Hash.Of(i) & 255]++;
        }

        Assert.InRange(buckets.Min(), 850, 1000);
        Assert.InRange(buckets.Max(), 1000, 1150);
    }
}
