using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Import;

namespace Parcours.Tests.Import;

public sealed unsafe class ArrowReadingTests
{
    [Fact]
    public void Slices_of_arrays_read_the_same_rows_and_nulls()
    {
        var random = new Random(6);
        for (int i = 0; i < 300; i++)
        {
            int count = random.Next(1, 400);
            object?[] cells = [.. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? null : (object)(long)random.Next(-1000, 1000))];
            int skip = random.Next(count);
            int offset = random.Next(count - skip);
            int rows = random.Next(1, count - skip - offset + 1);
            IArrowArray array = Arrays.Of(random.Next(2) == 0 ? Int16Type.Default : Int64Type.Default, cells);
            IArrowArray slice = ((Apache.Arrow.Array)array).Slice(skip, count - skip);
            using var vector = new LaneVector(new ImportBudget(1 << 20));
            vector.Begin(rows);
            Assert.Equal(-1, ArrowLanes.Read(slice, offset, vector));
            object?[] expected = cells[(skip + offset)..(skip + offset + rows)];
            Assert.Equal(expected, Enumerable.Range(0, rows).Select(row => vector.IsValid(row) ? (object?)vector.Lanes[row] : null));
            Assert.Equal(expected.Contains(null), vector.HasNulls);
            Assert.All(Enumerable.Range(0, rows), row => Assert.True(vector.IsValid(row) || vector.Lanes[row] == 0));
        }
    }

    [Theory]
    [InlineData(TimeUnit.Second, -1L, -1_000_000L)]
    [InlineData(TimeUnit.Millisecond, 5L, 5_000L)]
    [InlineData(TimeUnit.Microsecond, 5L, 5L)]
    [InlineData(TimeUnit.Nanosecond, -1L, -1L)]
    [InlineData(TimeUnit.Nanosecond, 1_999L, 1L)]
    public void Timestamps_of_any_unit_become_microseconds_rounded_down(TimeUnit unit, long value, long expected)
    {
        ArrowBuffer values = new ArrowBuffer.Builder<long>(1).Append(value).Build();
        var array = new TimestampArray(new TimestampType(unit, (string?)null), values, ArrowBuffer.Empty, 1, 0, 0);
        Assert.Equal(expected, One(array));
    }

    [Fact]
    public void Dates_in_milliseconds_become_days_also_before_1970()
    {
        ArrowBuffer values = new ArrowBuffer.Builder<long>(1).Append(-86_400_000L).Build();
        Assert.Equal(-1, One(new Date64Array(values, ArrowBuffer.Empty, 1, 0, 0)));
    }

    [Fact]
    public void Decimals_of_128_bits_are_read_with_their_sign()
    {
        IArrowArray array = Arrays.Of(new Decimal128Type(20, 2), [-1205L]);
        Assert.Equal(-1205, One(array));
    }

    private static long One(IArrowArray array)
    {
        using var vector = new LaneVector(new ImportBudget(1 << 20));
        vector.Begin(1);
        Assert.Equal(-1, ArrowLanes.Read(array, 0, vector));
        return vector.Lanes[0];
    }
}
