using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Cli.Output;

namespace Parcours.Cli.Tests.Output;

public sealed class CellTextTests
{
    [Fact]
    public void Values_of_all_types_are_written_without_culture()
    {
        Assert.Equal("true", CellText.Of(new BooleanArray.Builder().Append(true).Build(), 0));
        Assert.Equal("-7", CellText.Of(new Int16Array.Builder().Append(-7).Build(), 0));
        Assert.Equal("0.1", CellText.Of(new DoubleArray.Builder().Append(0.1).Build(), 0));
        Assert.Equal("12.50", CellText.Of(new Decimal128Array.Builder(new Decimal128Type(18, 2)).Append(12.5m).Build(), 0));
        Assert.Equal("2024-02-29", CellText.Of(new Date32Array.Builder().Append(new DateOnly(2024, 2, 29)).Build(), 0));
        Assert.Equal("0aff", CellText.Of(new BinaryArray.Builder().Append(new byte[] { 10, 255 }.AsSpan()).Build(), 0));
        Assert.Null(CellText.Of(new Int64Array.Builder().AppendNull().Build(), 0));
    }

    [Fact]
    public void A_timestamp_has_no_zone_and_no_needless_digits()
    {
        var type = new TimestampType(TimeUnit.Microsecond, (string?)null);
        var builder = new TimestampArray.Builder(type);
        builder.Append(new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero));
        builder.Append(new DateTimeOffset(2020, 1, 2, 3, 4, 5, 250, TimeSpan.Zero));
        TimestampArray array = builder.Build();

        Assert.Equal("2020-01-02 03:04:05", CellText.Of(array, 0));
        Assert.Equal("2020-01-02 03:04:05.25", CellText.Of(array, 1));
    }

    [Fact]
    public void A_code_is_written_as_what_it_stands_for()
    {
        var array = new DictionaryArray(
            new DictionaryType(Int32Type.Default, StringType.Default, ordered: false),
            new Int32Array.Builder().Append(1).AppendNull().Build(),
            new StringArray.Builder().Append("A").Append("C10AA05").Build());

        Assert.Equal("C10AA05", CellText.Of(array, 0));
        Assert.Null(CellText.Of(array, 1));
    }
}
