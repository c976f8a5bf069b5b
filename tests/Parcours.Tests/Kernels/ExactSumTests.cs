using System.Numerics;
using CsCheck;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class ExactSumTests
{
    [Fact]
    public void A_sum_is_the_exact_one_rounded_once() => Cases.Each((count, random) =>
    {
        using var values = new Buffer<double>(Any(random, count));
        using Buffer<byte> state = Empty();
        ExactSum.AddMany(state, values, count);
        AssertBits(Expected(values.Span), ExactSum.Round(state));
    });

    [Fact]
    public void A_sum_does_not_depend_on_order_nor_on_how_it_was_split() => Cases.Each((count, random) =>
    {
        using var values = new Buffer<double>(Any(random, count));
        double expected = Expected(values.Span);
        random.Shuffle(values.Span);

        using Buffer<byte> total = Empty();
        for (int done = 0; done < count;)
        {
            using Buffer<byte> part = Empty();
            int some = random.Next(1, count - done + 1);
            ExactSum.AddMany(part, values.Pointer + done, some);
            if (random.Next(3) == 0)
            {
                _ = ExactSum.Round(part);
            }

            ExactSum.Merge(total, part);
            done += some;
        }

        AssertBits(expected, ExactSum.Round(total));
    });

    [Fact]
    public void A_masked_sum_takes_the_rows_whose_bit_is_set() => Cases.Each((count, random) =>
    {
        using var values = new Buffer<double>(Any(random, count));
        using Buffer<ulong> mask = Cases.Bits(random, count);
        using Buffer<byte> state = Empty();
        ExactSum.AddManyMasked(state, values, count, mask);
        AssertBits(Expected([.. Enumerable.Range(0, count).Where(i => mask.Span.Bit(i)).Select(i => values.Span[i])]), ExactSum.Round(state));
    });

    [Theory]
    [InlineData(new[] { 1e308, 1e308 }, double.PositiveInfinity)]
    [InlineData(new[] { 1e308, 1e308, -1e308 }, 1e308)]
    [InlineData(new[] { -1e308, -1e308 }, double.NegativeInfinity)]
    [InlineData(new[] { double.PositiveInfinity, 1.0 }, double.PositiveInfinity)]
    [InlineData(new[] { double.NegativeInfinity, double.MaxValue }, double.NegativeInfinity)]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity }, double.NaN)]
    [InlineData(new[] { double.NaN, 1.0 }, double.NaN)]
    [InlineData(new[] { 1e16, 1.0, -1e16 }, 1.0)]
    [InlineData(new[] { double.Epsilon, double.Epsilon }, 1e-323)]
    [InlineData(new[] { 9007199254740992.0, 1.0 }, 9007199254740992.0)]
    [InlineData(new[] { 9007199254740994.0, 1.0 }, 9007199254740996.0)]
    [InlineData(new[] { 9007199254740992.0, 1.0, double.Epsilon }, 9007199254740994.0)]
    [InlineData(new[] { -0.0, -0.0 }, 0.0)]
    [InlineData(new double[0], 0.0)]
    public void The_edges_of_doubles_are_those_of_exact_arithmetic(double[] values, double expected)
    {
        using Buffer<byte> state = Empty();
        foreach (double value in values)
        {
            ExactSum.Add(state, value);
        }

        AssertBits(expected, ExactSum.Round(state));
    }

    [Fact]
    public void Many_of_the_greatest_are_held()
    {
        using Buffer<byte> state = Empty();
        for (int i = 0; i < 10_000; i++)
        {
            ExactSum.Add(state, double.MaxValue);
        }

        for (int i = 0; i < 9_999; i++)
        {
            ExactSum.Add(state, -double.MaxValue);
        }

        AssertBits(double.MaxValue, ExactSum.Round(state));
    }

    [Fact]
    public void Adding_after_rounding_goes_on() => Gen.Double.Array[1, 20].Sample(
        values =>
        {
            using Buffer<byte> state = Empty();
            for (int i = 0; i < values.Length; i++)
            {
                ExactSum.Add(state, values[i]);
                AssertBits(Expected(values.AsSpan(0, i + 1)), ExactSum.Round(state));
            }
        },
        iter: Cases.Number,
        threads: 1);

    private static Buffer<byte> Empty()
    {
        var state = new Buffer<byte>(ExactSum.Bytes);
        ExactSum.Clear(state);
        return state;
    }

    // Bits of any pattern, or of one magnitude so that they cancel, or near the least.
    private static double[] Any(Random random, int count)
    {
        int kind = random.Next(4);
        int exponent = random.Next(0, 2046);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            long bits = random.NextInt64(long.MinValue, long.MaxValue);
            values[i] = BitConverter.Int64BitsToDouble(kind switch
            {
                0 => bits & ~(1L << 62),
                1 => (bits & unchecked((long)0x800F_FFFF_FFFF_FFFF)) | ((long)exponent << 52),
                2 => bits & unchecked((long)0x801F_FFFF_FFFF_FFFF),
                _ => random.Next(500) == 0 ? bits : BitConverter.DoubleToInt64Bits(random.Next(-1000, 1000) / 100.0),
            });
        }

        return values;
    }

    private static double Expected(ReadOnlySpan<double> values)
    {
        // Integers of 2^-1074.
        BigInteger sum = 0;
        (bool up, bool down, bool none) = (false, false, false);
        foreach (double value in values)
        {
            up |= double.IsPositiveInfinity(value);
            down |= double.IsNegativeInfinity(value);
            none |= double.IsNaN(value);
            if (double.IsFinite(value))
            {
                long bits = BitConverter.DoubleToInt64Bits(value);
                int exponent = (int)(bits >> 52) & 0x7FF;
                BigInteger mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 1L << 52);
                mantissa <<= Math.Max(exponent - 1, 0);
                sum += bits < 0 ? -mantissa : mantissa;
            }
        }

        if (none || (up && down))
        {
            return double.NaN;
        }

        return up ? double.PositiveInfinity : down ? double.NegativeInfinity : Rounded(sum);
    }

    private static double Rounded(BigInteger sum)
    {
        BigInteger magnitude = BigInteger.Abs(sum);
        int dropped = Math.Max((int)magnitude.GetBitLength() - 53, 0);
        BigInteger kept = magnitude >> dropped;
        BigInteger rest = magnitude - (kept << dropped);
        BigInteger half = dropped == 0 ? 1 : BigInteger.One << (dropped - 1);
        if (rest > half || (rest == half && dropped > 0 && !kept.IsEven))
        {
            kept++;
        }

        // Both steps are exact: a number of 53 bits, times a power of two.
        double result = Math.ScaleB(Math.ScaleB((double)kept, dropped / 2 - 537), dropped - (dropped / 2) - 537);
        return sum.Sign < 0 ? -result : result;
    }

    private static void AssertBits(double expected, double actual)
    {
        if (!double.IsNaN(expected) || !double.IsNaN(actual))
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
        }
    }
}
