using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Snds.Linkage;

namespace Parcours.Snds.Tests.Linkage;

public sealed class ArrowTakeTests
{
    private static readonly int[] Rows = [0, 2, 3];

    public static TheoryData<IArrowArray> Arrays => new(
        new Int32Array.Builder().Append(1).Append(2).AppendNull().Append(4).Build(),
        new BooleanArray.Builder().Append(true).Append(false).AppendNull().Append(true).Build(),
        new StringArray.Builder().Append("a").Append("bb").AppendNull().Append("").Build(),
        new Decimal128Array.Builder(new Decimal128Type(18, 2)).Append(1.5m).Append(2m).AppendNull().Append(-4m).Build(),
        new Date32Array.Builder().Append(new DateTime(2019, 1, 2)).Append(new DateTime(2019, 1, 3)).AppendNull().Append(new DateTime(2020, 1, 2)).Build(),
        new DictionaryArray(ArrowBuild.NameType, new Int32Array.Builder().Append(1).Append(0).AppendNull().Append(0).Build(), new StringArray.Builder().Append("x").Append("yy").Build()),
        new NullArray(4));

    [Theory]
    [MemberData(nameof(Arrays))]
    public void The_rows_asked_for_are_copied_and_outlive_the_array(IArrowArray array)
    {
        string[] before = [.. Rows.Select(row => Text(array, row))];
        string[] sliced = [Text(array, 1), Text(array, 3)];
        IArrowArray slice = ArrowArrayFactory.Slice(array, 1, 3);
        IArrowArray takenOfSlice = ArrowTake.Take(slice, [0, 2]);
        IArrowArray taken = ArrowTake.Take(array, Rows);
        array.Dispose();
        Assert.Equal(before, Enumerable.Range(0, 3).Select(row => Text(taken, row)));
        Assert.Equal(sliced, Enumerable.Range(0, 2).Select(row => Text(takenOfSlice, row)));
    }

    private static string Text(IArrowArray array, int row) => array.IsNull(row) ? "null" : $"{ArrowValues.TextOf(array, row)}|{ArrowValues.DayOf(array, row)}";
}
