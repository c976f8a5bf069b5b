using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class BitPackingTests
{
    [Theory]
    [InlineData(0, 13, 0)]
    [InlineData(7, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(8, 3, 3)]
    [InlineData(9, 3, 4)]
    [InlineData(100_000_000, 64, 800_000_000)]
    public void Bytes_are_counted_to_the_next_whole_one(int count, int bits, int expected) =>
        Assert.Equal(expected, BitPacking.ByteCount(count, bits));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(255, 8)]
    [InlineData(256, 9)]
    [InlineData(ulong.MaxValue, 64)]
    public void A_width_holds_the_greatest_value(ulong greatest, int bits) => Assert.Equal(bits, BitPacking.BitsFor(greatest));

    [Fact]
    public void Packing_lays_bits_least_significant_first() => Cases.Each(64, (count, bits, random) =>
    {
        ulong[] values = Values(random, count, bits);
        using Buffer<byte> packed = Pack(values, bits);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < bits; j++)
            {
                long at = ((long)i * bits) + j;
                Assert.Equal((values[i] >> j) & 1, (ulong)(packed.Span[(int)(at >> 3)] >> (int)(at & 7)) & 1);
            }
        }
    }, Math.Max(Cases.Number / 20, 1));

    [Fact]
    public void Packing_writes_no_byte_too_many()
    {
        ulong* value = stackalloc ulong[] { 5, 6, 7 };
        using var packed = new Buffer<byte>([9, 9, 9]);
        BitPacking.Pack(value, 3, 5, packed);
        Assert.Equal(new byte[] { 5 | (6 << 5) & 0xFF, (6 >> 3) | (7 << 2), 9 }, packed.Span.ToArray());
    }

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Unpacking_to_32_bits_gives_back_what_was_packed(SimdLevel level) => Cases.Each(32, (count, bits, random) =>
    {
        ulong[] values = Values(random, count, bits);
        using Buffer<byte> packed = Pack(values, bits);
        using var actual = new Buffer<int>(count);
        int @base = random.Next(2) == 0 ? 0 : random.Next(int.MinValue, int.MaxValue);
        BitPacking.UnpackInt32(level, packed, bits, count, @base, actual);
        Cases.AssertSame(Array.ConvertAll(values, v => unchecked((int)v + @base)), actual.Span);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Unpacking_to_64_bits_gives_back_what_was_packed(SimdLevel level) => Cases.Each(64, (count, bits, random) =>
    {
        ulong[] values = Values(random, count, bits);
        using Buffer<byte> packed = Pack(values, bits);
        using var actual = new Buffer<long>(count);
        long @base = random.Next(2) == 0 ? 0 : random.NextInt64(long.MinValue, long.MaxValue);
        BitPacking.UnpackInt64(level, packed, bits, count, @base, actual);
        Cases.AssertSame(Array.ConvertAll(values, v => unchecked((long)v + @base)), actual.Span);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Unpacking_starts_at_any_multiple_of_eight(SimdLevel level) => Cases.Each(32, (count, bits, random) =>
    {
        ulong[] values = Values(random, count, bits);
        using Buffer<byte> packed = Pack(values, bits);
        int skipped = random.Next(0, count + 1) & ~7;
        using var narrow = new Buffer<int>(count - skipped);
        using var wide = new Buffer<long>(count - skipped);
        BitPacking.UnpackInt32(level, packed.Pointer + (skipped / 8 * bits), bits, count - skipped, 0, narrow);
        BitPacking.UnpackInt64(level, packed.Pointer + (skipped / 8 * bits), bits, count - skipped, 0, wide);
        Cases.AssertSame(Array.ConvertAll(values[skipped..], v => (int)v), narrow.Span);
        Cases.AssertSame(Array.ConvertAll(values[skipped..], v => (long)v), wide.Span);
    });

    internal static ulong[] Values(Random random, int count, int bits)
    {
        ulong mask = bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;
        var values = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.Next(10) == 0 ? mask : (ulong)random.NextInt64(long.MinValue, long.MaxValue) & mask;
        }

        return values;
    }

    internal static Buffer<byte> Pack(ulong[] values, int bits)
    {
        var packed = new Buffer<byte>(BitPacking.ByteCount(values.Length, bits));
        fixed (ulong* from = values)
        {
            BitPacking.Pack(from, values.Length, bits, packed);
        }

        return packed;
    }
}
