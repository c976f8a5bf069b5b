using System.Collections.Immutable;
using CsCheck;
using Parcours.Columns;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;
using BigInteger = System.Numerics.BigInteger;

namespace Parcours.Tests.Expressions;

public sealed unsafe class EvaluatorTests : IDisposable
{
    private readonly Arena _arena = new();

    public void Dispose() => _arena.Dispose();

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 48)]
    public void The_least_of_many_values_costs_as_much_as_there_are(bool least, long expected)
    {
        var type = new ColumnType(ColumnKind.Int64);
        Evaluator evaluator = Make(CallExpression.Call(least ? Function.Least : Function.Greatest, [.. Enumerable.Range(0, 46).Select(i => new ColumnExpression(i, $"c{i}", type, false))]), 46);
        var batch = new Batch(46) { Count = 1 };
        for (int i = 0; i < 46; i++)
        {
            batch.Columns[i] = Int64(3 + ((i * 7) % 46));
        }

        Assert.Equal(expected, evaluator.Evaluate(batch, Context()).Int64[0]);
    }

    [Theory]
    [InlineData(999_999_999_999_999_999, true)]
    [InlineData(1_000_000_000_000_000_000, false)]
    [InlineData(-999_999_999_999_999_999, true)]
    [InlineData(-1_000_000_000_000_000_000, false)]
    public void A_cast_to_decimal_keeps_to_18_digits(long value, bool fits)
    {
        var batch = new Batch(1) { Count = 1 };
        batch.Columns[0] = Int64(value);
        Evaluator cast = Make(CallExpression.Cast(new ColumnExpression(0, "n", new ColumnType(ColumnKind.Int64), false), new ColumnType(ColumnKind.Decimal, 0)), 1);
        if (fits)
        {
            Assert.Equal(value, cast.Evaluate(batch, Context()).Int64[0]);
        }
        else
        {
            Assert.Equal("PRC0403", Assert.Throws<ParcoursException>(() => cast.Evaluate(batch, Context())).Id);
        }
    }

    [Fact]
    public void A_double_becomes_the_decimal_nearest_to_what_it_is_exactly() =>
        Gen.Select(Gen.OneOf(Gen.Double, Gen.Double[-1e9, 1e9], Gen.Int[-1_000_000, 1_000_000].Select(i => i / 1000.0)), Gen.Int[0, 18]).Sample((value, scale) =>
        {
            var factor = (Int128)BigInteger.Pow(10, scale);
            bool found = DecimalScale.TryOfDouble(value, factor, out Int128 scaled);
            BigInteger? expected = double.IsFinite(value) && Math.Abs(value) < 9.3e18 ? Nearest(value, (BigInteger)factor) : null;
            Assert.Equal(expected is { } e && BigInteger.Abs(e) <= DecimalScale.Greatest, found && Int128.Abs(scaled) <= DecimalScale.Greatest);
            if (found && Int128.Abs(scaled) <= DecimalScale.Greatest)
            {
                Assert.Equal(expected!.Value, (BigInteger)scaled);
            }
        });

    [Fact]
    public void Empty_batches_are_evaluated_without_touching_memory()
    {
        var type = new ColumnType(ColumnKind.Boolean);
        ImmutableArray<Expression> columns = [.. Enumerable.Range(0, 3).Select(i => new ColumnExpression(i, $"c{i}", type, true))];
        ulong* words = _arena.Allocate<ulong>(2);
        foreach (CallExpression call in new[]
        {
            CallExpression.Call(Function.Less, columns[0], columns[1]),
            CallExpression.Call(Function.Equal, columns[0], new LiteralExpression(true, type)),
            CallExpression.Call(Function.NotDistinct, columns[0], columns[1]),
            CallExpression.Call(Function.If, [.. columns]),
            CallExpression.Call(Function.Coalesce, columns[0], columns[1]),
            CallExpression.Call(Function.Least, columns[0], columns[1]),
            CallExpression.Call(Function.And, columns[0], columns[1]),
            CallExpression.Call(Function.Not, columns[0]),
        })
        {
            // A new arena hands out pieces one behind the other: a write before one is seen in the slack of the one before.
            using var arena = new Arena();
            ulong* before = (ulong*)arena.Allocate(64);
            new Span<ulong>(before, 16).Fill(ulong.MaxValue);
            var batch = new Batch(3) { Count = 0 };
            Array.Fill(batch.Columns, new Vector { Lane = Lane.Bit, Values = words, Validity = words });
            Make(call, 3).Evaluate(batch, new EvaluationContext(arena, SimdLevel.Scalar));
            Assert.True(new Span<ulong>(before, 16).IndexOfAnyExcept(ulong.MaxValue) < 0, call.ToString());
        }
    }

    private static BigInteger Nearest(double value, BigInteger factor)
    {
        // Every double is a whole number of 2^-1074.
        BigInteger unit = BigInteger.Pow(2, 1074);
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        int exponent = (int)(bits >> 52);
        BigInteger exact = exponent == 0 ? bits : ((bits & ((1L << 52) - 1)) + (1L << 52)) * BigInteger.Pow(2, exponent - 1);
        BigInteger whole = BigInteger.DivRem(exact * factor, unit, out BigInteger rest);
        int half = (rest * 2).CompareTo(unit);
        whole += half > 0 || (half == 0 && !whole.IsEven) ? 1 : 0;
        return value < 0 ? -whole : whole;
    }

    private Vector Int64(long value)
    {
        var vector = new Vector { Lane = Lane.Int64, Values = _arena.Allocate<long>(1) };
        vector.Int64[0] = value;
        return vector;
    }

    private EvaluationContext Context() => new(_arena, SimdLevel.Scalar);

    private static Evaluator Make(Expression expression, int columns) =>
        new EvaluatorFactory([.. Enumerable.Repeat(ColumnDomain.Unknown, columns)], 1, SimdLevel.Scalar).Make(expression);
}
