using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class BitmapTests
{
    [Fact]
    public void Sets_combine_bit_by_bit() => Cases.Each((count, random) =>
    {
        using Buffer<ulong> left = Cases.Bits(random, count);
        using Buffer<ulong> right = Cases.Bits(random, count);
        using var to = new Buffer<ulong>(Bitmap.Words(count));
        Bitmap.And(left, right, count, to);
        Cases.AssertBits(to.Span, count, i => left.Span.Bit(i) && right.Span.Bit(i));
        Bitmap.Or(left, right, count, to);
        Cases.AssertBits(to.Span, count, i => left.Span.Bit(i) || right.Span.Bit(i));
        Bitmap.AndNot(left, right, count, to);
        Cases.AssertBits(to.Span, count, i => left.Span.Bit(i) && !right.Span.Bit(i));
        Bitmap.Not(left, count, to);
        Cases.AssertBits(to.Span, count, i => !left.Span.Bit(i));
        Bitmap.Copy(left, count, to);
        Cases.AssertBits(to.Span, count, i => left.Span.Bit(i));
        Bitmap.Fill(to, count);
        Cases.AssertBits(to.Span, count, _ => true);
        Bitmap.Clear(to, count);
        Cases.AssertBits(to.Span, count, _ => false);
    });

    [Fact]
    public void Bits_are_counted() => Cases.Each((count, random) =>
    {
        using Buffer<ulong> bits = Cases.Bits(random, count);
        int expected = 0;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(bits.Span.Bit(i), Bitmap.Get(bits, i));
            expected += bits.Span.Bit(i) ? 1 : 0;
        }

        Assert.Equal(expected, Bitmap.PopCount(bits, count));
        Assert.Equal(expected == count, Bitmap.AllSet(bits, count));
        Assert.Equal(expected > 0, Bitmap.AnySet(bits, count));
        Bitmap.Fill(bits, count);
        Assert.True(Bitmap.AllSet(bits, count));
    });

    [Fact]
    public void A_range_of_bits_is_copied_from_anywhere() => Cases.Each((count, random) =>
    {
        using Buffer<ulong> bits = Cases.Bits(random, count);
        int start = random.Next(0, count + 1);
        int taken = random.Next(0, count - start + 1);
        using var to = new Buffer<ulong>(Bitmap.Words(taken));
        Bitmap.CopyRange(bits, start, taken, to);
        Cases.AssertBits(to.Span, taken, i => bits.Span.Bit(start + i));
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Indices_are_the_set_bits_in_order(SimdLevel level) => Cases.Each((count, random) =>
    {
        using Buffer<ulong> left = Cases.Bits(random, count);
        using Buffer<ulong> right = Cases.Bits(random, count);
        int[] one = [.. Enumerable.Range(0, count).Where(i => left.Span.Bit(i))];
        using var actual = new Buffer<int>(one.Length);
        Assert.Equal(one.Length, Bitmap.ToIndices(level, left, count, actual));
        Cases.AssertSame(one, actual.Span);

        int[] both = [.. one.Where(i => right.Span.Bit(i))];
        using var common = new Buffer<int>(both.Length);
        Assert.Equal(both.Length, Bitmap.ToIndicesAnd(level, left, right, count, common));
        Cases.AssertSame(both, common.Span);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Bits_become_bytes_and_bytes_become_bits(SimdLevel level) => Cases.Each((count, random) =>
    {
        using Buffer<ulong> bits = Cases.Bits(random, count);
        using var bytes = new Buffer<byte>(count);
        Bitmap.ToBytes(level, bits, count, bytes);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(bits.Span.Bit(i) ? 1 : 0, bytes.Span[i]);
            bytes.Span[i] *= (byte)random.Next(1, 256);
        }

        using var back = new Buffer<ulong>(Bitmap.Words(count));
        Bitmap.FromBytes(level, bytes, count, back);
        Cases.AssertSame<ulong>(bits.Span, back.Span);
    });
}
