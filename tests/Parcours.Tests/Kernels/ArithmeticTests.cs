using System.Numerics;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class ArithmeticTests
{
    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Arithmetic_of_32_bits_is_exact_or_reported(SimdLevel level) => Cases.Each(4, (count, number, random) =>
    {
        var op = (ArithmeticOp)number;
        using var left = new Buffer<int>(Cases.Integers<int>(random, count));
        using var right = new Buffer<int>(Cases.Integers<int>(random, count));
        using Buffer<ulong> live = Cases.Bits(random, count);
        ulong* mask = random.Next(2) == 0 ? live.Pointer : null;
        int constant = Cases.Integers<int>(random, 1)[0];
        using var to = new Buffer<int>(count);

        int failed = Arithmetic.Compute(level, op, left.Pointer, right.Pointer, count, to, mask);
        AssertChecked(op, left.Span.ToArray(), right.Span.ToArray(), to, mask, failed);
        failed = Arithmetic.Compute(level, op, left.Pointer, constant, count, to, mask);
        AssertChecked(op, left.Span.ToArray(), All(constant, count), to, mask, failed);
        failed = Arithmetic.Compute(level, op, constant, right.Pointer, count, to, mask);
        AssertChecked(op, All(constant, count), right.Span.ToArray(), to, mask, failed);
        failed = Arithmetic.Negate(level, right, count, to, mask);
        AssertChecked(ArithmeticOp.Subtract, All(0, count), right.Span.ToArray(), to, mask, failed);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Arithmetic_of_64_bits_is_exact_or_reported(SimdLevel level) => Cases.Each(4, (count, number, random) =>
    {
        var op = (ArithmeticOp)number;
        using var left = new Buffer<long>(Cases.Integers<long>(random, count));
        using var right = new Buffer<long>(Cases.Integers<long>(random, count));
        using Buffer<ulong> live = Cases.Bits(random, count);
        ulong* mask = random.Next(2) == 0 ? live.Pointer : null;
        long constant = Cases.Integers<long>(random, 1)[0];
        using var to = new Buffer<long>(count);

        int failed = Arithmetic.Compute(level, op, left.Pointer, right.Pointer, count, to, mask);
        AssertChecked(op, left.Span.ToArray(), right.Span.ToArray(), to, mask, failed);
        failed = Arithmetic.Compute(level, op, left.Pointer, constant, count, to, mask);
        AssertChecked(op, left.Span.ToArray(), All(constant, count), to, mask, failed);
        failed = Arithmetic.Compute(level, op, constant, right.Pointer, count, to, mask);
        AssertChecked(op, All(constant, count), right.Span.ToArray(), to, mask, failed);
        failed = Arithmetic.Negate(level, right, count, to, mask);
        AssertChecked(ArithmeticOp.Subtract, All(0L, count), right.Span.ToArray(), to, mask, failed);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Arithmetic_of_doubles_is_that_of_the_language(SimdLevel level) => Cases.Each(4, (count, number, random) =>
    {
        var op = (ArithmeticOp)number;
        using var left = new Buffer<double>(Cases.Doubles(random, count));
        using var right = new Buffer<double>(Cases.Doubles(random, count));
        double constant = Cases.Doubles(random, 1)[0];
        using var to = new Buffer<double>(count);

        Arithmetic.Compute(level, op, left.Pointer, right.Pointer, count, to);
        AssertDoubles(i => Expected(op, left.Span[i], right.Span[i]), to);
        Arithmetic.Compute(level, op, left.Pointer, constant, count, to);
        AssertDoubles(i => Expected(op, left.Span[i], constant), to);
        Arithmetic.Compute(level, op, constant, right.Pointer, count, to);
        AssertDoubles(i => Expected(op, constant, right.Span[i]), to);
        Arithmetic.Negate(level, right, count, to);
        AssertDoubles(i => -right.Span[i], to);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Products_are_checked_to_the_last_unit(SimdLevel level)
    {
        long[] factors = [1, 2, 3, 3037000499, 3037000500, -3037000500, 4611686018427387904, -4611686018427387904, long.MaxValue, long.MinValue, -1, 7, 1317624576693539401];
        using var left = new Buffer<long>(16);
        using var to = new Buffer<long>(16);
        foreach (long a in factors)
        {
            foreach (long b in factors)
            {
                left.Span.Fill(a);
                int failed = Arithmetic.Compute(level, ArithmeticOp.Multiply, left.Pointer, b, 16, to, null);
                AssertChecked(ArithmeticOp.Multiply, left.Span.ToArray(), All(b, 16), to, null, failed);
            }
        }
    }

    [Fact]
    public void The_target_may_be_an_operand()
    {
        using var values = new Buffer<int>([1, 2, 3]);
        Assert.Equal(Arithmetic.None, Arithmetic.Compute(Simd.Best, ArithmeticOp.Add, values.Pointer, values.Pointer, 3, values, null));
        Assert.Equal([2, 4, 6], values.Span.ToArray());
    }

    private static T[] All<T>(T value, int count) => [.. Enumerable.Repeat(value, count)];

    private static void AssertChecked<T>(ArithmeticOp op, T[] left, T[] right, Buffer<T> to, ulong* live, int failed)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < left.Length; i++)
        {
            (BigInteger a, BigInteger b) = (BigInteger.CreateChecked(left[i]), BigInteger.CreateChecked(right[i]));
            BigInteger? exact = op switch
            {
                ArithmeticOp.Add => a + b,
                ArithmeticOp.Subtract => a - b,
                ArithmeticOp.Multiply => a * b,
                ArithmeticOp.Divide => b.IsZero ? null : a / b,
                _ => b.IsZero ? null : a % b,
            };
            bool fits = exact is { } e && e >= BigInteger.CreateChecked(T.MinValue) && e <= BigInteger.CreateChecked(T.MaxValue);
            if (fits)
            {
                Assert.Equal(exact, BigInteger.CreateChecked(to.Span[i]));
            }
            else if (live == null || Bitmap.Get(live, i))
            {
                Assert.Equal(i, failed);
                return;
            }
        }

        Assert.Equal(Arithmetic.None, failed);
    }

    private static double Expected(ArithmeticOp op, double left, double right) => op switch
    {
        ArithmeticOp.Add => left + right,
        ArithmeticOp.Subtract => left - right,
        ArithmeticOp.Multiply => left * right,
        ArithmeticOp.Divide => left / right,
        _ => left % right,
    };

    private static void AssertDoubles(Func<int, double> expected, Buffer<double> actual)
    {
        for (int i = 0; i < actual.Count; i++)
        {
            (double e, double a) = (expected(i), actual.Span[i]);
            Assert.True(double.IsNaN(e) ? double.IsNaN(a) : BitConverter.DoubleToInt64Bits(e) == BitConverter.DoubleToInt64Bits(a), $"{a} is not {e}.");
        }
    }
}
