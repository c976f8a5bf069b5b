using System.Numerics;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class CompareTests
{
    private static readonly CompareOp[] Ops = Enum.GetValues<CompareOp>();

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Columns_compare_with_a_constant(SimdLevel level) => Cases.Each(5, (count, op, random) =>
    {
        using var ints = new Buffer<int>(Cases.Integers<int>(random, count));
        using var longs = new Buffer<long>(Cases.Integers<long>(random, count));
        using var doubles = new Buffer<double>(Cases.Doubles(random, count));
        using var actual = new Buffer<ulong>(Bitmap.Words(count));

        int i = Operand(ints, random);
        Compare.ToBitmap(level, Ops[op], ints, count, i, actual);
        Cases.AssertBits(actual.Span, count, row => Expected(Ops[op], ints.Span[row], i));

        long l = Operand(longs, random);
        Compare.ToBitmap(level, Ops[op], longs, count, l, actual);
        Cases.AssertBits(actual.Span, count, row => Expected(Ops[op], longs.Span[row], l));

        double d = Operand(doubles, random);
        Compare.ToBitmap(level, Ops[op], doubles, count, d, actual);
        Cases.AssertBits(actual.Span, count, row => Expected(Ops[op], doubles.Span[row], d));
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Columns_compare_with_columns(SimdLevel level) => Cases.Each(5, (count, op, random) =>
    {
        using var actual = new Buffer<ulong>(Bitmap.Words(count));

        using var ints = new Buffer<int>(Cases.Integers<int>(random, count));
        using var otherInts = new Buffer<int>(Mixed<int>(ints.Span, Cases.Integers<int>(random, count)));
        Compare.ToBitmap(level, Ops[op], ints.Pointer, otherInts.Pointer, count, actual);
        Cases.AssertBits(actual.Span, count, row => Expected(Ops[op], ints.Span[row], otherInts.Span[row]));

        using var longs = new Buffer<long>(Cases.Integers<long>(random, count));
        using var otherLongs = new Buffer<long>(Mixed<long>(longs.Span, Cases.Integers<long>(random, count)));
        Compare.ToBitmap(level, Ops[op], longs.Pointer, otherLongs.Pointer, count, actual);
        Cases.AssertBits(actual.Span, count, row => Expected(Ops[op], longs.Span[row], otherLongs.Span[row]));

        using var doubles = new Buffer<double>(Cases.Doubles(random, count));
        using var otherDoubles = new Buffer<double>(Mixed<double>(doubles.Span, Cases.Doubles(random, count)));
        Compare.ToBitmap(level, Ops[op], doubles.Pointer, otherDoubles.Pointer, count, actual);
        Cases.AssertBits(actual.Span, count, row => Expected(Ops[op], doubles.Span[row], otherDoubles.Span[row]));
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Ranges_include_both_ends(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var ints = new Buffer<int>(Cases.Integers<int>(random, count));
        using var longs = new Buffer<long>(Cases.Integers<long>(random, count));
        using var actual = new Buffer<ulong>(Bitmap.Words(count));

        (int low, int high) = (Operand(ints, random), Operand(ints, random));
        Compare.RangeToBitmap(level, ints, count, low, high, actual);
        Cases.AssertBits(actual.Span, count, row => ints.Span[row] >= low && ints.Span[row] <= high);

        (long lower, long upper) = (Operand(longs, random), Operand(longs, random));
        Compare.RangeToBitmap(level, longs, count, lower, upper, actual);
        Cases.AssertBits(actual.Span, count, row => longs.Span[row] >= lower && longs.Span[row] <= upper);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Ranges_of_packed_values_are_those_of_the_unpacked(SimdLevel level) => Cases.Each(32, (count, bits, random) =>
    {
        ulong[] values = BitPackingTests.Values(random, count, bits);
        using Buffer<byte> packed = BitPackingTests.Pack(values, bits);
        using var actual = new Buffer<ulong>(Bitmap.Words(count));
        long greatest = (1L << bits) - 1;
        int @base = (int)random.NextInt64(int.MinValue, int.MaxValue - greatest + 1);
        int Bound() => (int)Math.Clamp(@base + (random.Next(4) == 0 ? random.Next() : random.NextInt64(-2, greatest + 3)), int.MinValue, int.MaxValue);
        (int low, int high) = (Bound(), Bound());
        Compare.PackedRangeToBitmap(level, packed, bits, count, @base, low, high, actual);
        Cases.AssertBits(actual.Span, count, row => (long)values[row] + @base >= low && (long)values[row] + @base <= high);
    });

    private static bool Expected<T>(CompareOp op, T left, T right)
        where T : INumber<T> => op switch
        {
            CompareOp.Equal => left == right,
            CompareOp.NotEqual => left != right,
            CompareOp.Less => left < right,
            CompareOp.LessOrEqual => left <= right,
            CompareOp.Greater => left > right,
            _ => left >= right,
        };

    // Values of the column itself, so that equality happens.
    private static T Operand<T>(Buffer<T> values, Random random)
        where T : unmanaged => values.Count == 0 ? default : values.Span[random.Next(values.Count)];

    private static T[] Mixed<T>(ReadOnlySpan<T> some, T[] others)
    {
        for (int i = 0; i < others.Length; i += 3)
        {
            others[i] = some[i];
        }

        return others;
    }
}
