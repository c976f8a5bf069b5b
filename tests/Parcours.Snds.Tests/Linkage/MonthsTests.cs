using Apache.Arrow;
using Parcours.Snds.Linkage;

namespace Parcours.Snds.Tests.Linkage;

public sealed class MonthsTests
{
    public static TheoryData<IArrowArray> Arrays => new(
        new Int32Array.Builder().Append(201901).Append(160001).AppendNull().Append(201912).Build(),
        new Int64Array.Builder().Append(201901).Append(160001).AppendNull().Append(201912).Build(),
        ArrowArrayFactory.Slice(new Int32Array.Builder().Append(160001).Append(201901).Append(160001).AppendNull().Append(201912).Build(), 1, 4));

    [Theory]
    [MemberData(nameof(Arrays))]
    public void The_month_that_stands_for_none_becomes_null(IArrowArray array)
    {
        IArrowArray months = Months.WithoutNone(array);
        Assert.Equal([201901L, null, null, 201912L], Enumerable.Range(0, 4).Select(i => ArrowValues.IntegerOf(months, i)));
        Assert.Equal(2, months.NullCount);
    }

    [Fact]
    public void An_array_without_it_stays_as_it_is()
    {
        Int32Array array = new Int32Array.Builder().Append(201901).AppendNull().Build();
        Assert.Same(array, Months.WithoutNone(array));
    }
}
