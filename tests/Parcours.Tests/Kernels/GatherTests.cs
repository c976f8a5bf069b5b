using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class GatherTests
{
    [Fact]
    public void Values_are_taken_by_row() => Cases.Each(2000, (count, size, random) =>
    {
        size++;
        using var rows = new Buffer<int>(count);
        foreach (ref int row in rows.Span)
        {
            row = random.Next(size);
        }

        using var ints = new Buffer<int>(Cases.Integers<int>(random, size));
        using var takenInts = new Buffer<int>(count);
        Gather.Values(ints, rows, count, takenInts);
        using var longs = new Buffer<long>(Cases.Integers<long>(random, size));
        using var takenLongs = new Buffer<long>(count);
        Gather.Values(longs, rows, count, takenLongs);
        using var doubles = new Buffer<double>(Cases.Doubles(random, size));
        using var takenDoubles = new Buffer<double>(count);
        Gather.Values(doubles, rows, count, takenDoubles);
        using var texts = new Buffer<TextView>(size);
        for (int i = 0; i < size; i++)
        {
            texts.Span[i] = new((byte*)texts.Pointer + i, random.Next());
        }

        using var takenTexts = new Buffer<TextView>(count);
        Gather.Values(texts, rows, count, takenTexts);
        using Buffer<ulong> bits = Cases.Bits(random, size);
        using var takenBits = new Buffer<ulong>(Bitmap.Words(count));
        Gather.GatherBits(bits, rows, count, takenBits);

        int[] at = rows.Span.ToArray();
        Cases.AssertSame(Array.ConvertAll(at, row => ints.Span[row]), takenInts.Span);
        Cases.AssertSame(Array.ConvertAll(at, row => longs.Span[row]), takenLongs.Span);
        Cases.AssertSame(Array.ConvertAll(at, row => doubles.Span[row]), takenDoubles.Span);
        Assert.Equal(at.Select(row => texts.Span[row].Length), takenTexts.Span.ToArray().Select(text => text.Length));
        Assert.Equal(at.Select(row => (nint)texts.Span[row].Bytes), takenTexts.Span.ToArray().Select(text => (nint)text.Bytes));
        Cases.AssertBits(takenBits.Span, count, i => bits.Span.Bit(at[i]));
    });
}
