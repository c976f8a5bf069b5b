using Parcours.Columns;
using Parcours.Import;

namespace Parcours.Tests.Import;

public sealed unsafe class LaneCastTests
{
    private static readonly ColumnType _text = new(ColumnKind.Text);

    [Theory]
    [InlineData(ColumnKind.Int32, 0, 1234L, "1234")]
    [InlineData(ColumnKind.Int64, 0, long.MinValue, "-9223372036854775808")]
    [InlineData(ColumnKind.Decimal, 2, -1205L, "-12.05")]
    [InlineData(ColumnKind.Decimal, 3, 5L, "0.005")]
    [InlineData(ColumnKind.Date, 0, 19_000L, "2022-01-08")]
    [InlineData(ColumnKind.Date, 0, -135_140L, "1600-01-01")]
    [InlineData(ColumnKind.Timestamp, 0, 86_400_000_000L, "1970-01-02T00:00:00")]
    [InlineData(ColumnKind.Timestamp, 0, -1L, "1969-12-31T23:59:59.999999")]
    public void Values_and_their_canonical_texts_lead_to_each_other(ColumnKind kind, int scale, long lane, string text)
    {
        var type = new ColumnType(kind, scale);
        Assert.Equal(text, ToText(type, lane));
        Assert.Equal(lane, FromText(type, text));
    }

    [Theory]
    [InlineData(ColumnKind.Int16, 0, "40000")]
    [InlineData(ColumnKind.Int32, 0, "1.5")]
    [InlineData(ColumnKind.Int32, 0, "A1")]
    [InlineData(ColumnKind.Decimal, 2, "1.005")]
    [InlineData(ColumnKind.Decimal, 2, "99999999999999999")]
    [InlineData(ColumnKind.Date, 0, "2022-02-30")]
    [InlineData(ColumnKind.Date, 0, "08/01/2022")]
    [InlineData(ColumnKind.Timestamp, 0, "noon")]
    public void A_text_that_is_no_such_value_is_refused(ColumnKind kind, int scale, string text) =>
        Assert.Null(FromText(new ColumnType(kind, scale), text));

    [Theory]
    [InlineData(ColumnKind.Int64, 0, 300L, ColumnKind.Int8, 0, null)]
    [InlineData(ColumnKind.Int64, 0, -128L, ColumnKind.Int8, 0, -128L)]
    [InlineData(ColumnKind.Int32, 0, 12L, ColumnKind.Decimal, 2, 1200L)]
    [InlineData(ColumnKind.Int64, 0, 1_000_000_000_000_000_000L, ColumnKind.Decimal, 2, null)]
    [InlineData(ColumnKind.Decimal, 3, 1250L, ColumnKind.Decimal, 2, 125L)]
    [InlineData(ColumnKind.Decimal, 3, 1255L, ColumnKind.Decimal, 2, null)]
    [InlineData(ColumnKind.Decimal, 2, 1200L, ColumnKind.Int32, 0, 12L)]
    [InlineData(ColumnKind.Timestamp, 0, 86_400_000_000L, ColumnKind.Date, 0, 1L)]
    [InlineData(ColumnKind.Timestamp, 0, 86_400_000_001L, ColumnKind.Date, 0, null)]
    public void Casts_keep_the_value_or_refuse_it(ColumnKind from, int fromScale, long lane, ColumnKind to, int toScale, long? expected) =>
        Assert.Equal(expected, Cast(new ColumnType(from, fromScale), new ColumnType(to, toScale), lane));

    [Theory]
    [InlineData(12.05, 2, 1205L)]
    [InlineData(-0.1, 1, -1L)]
    [InlineData(12.055, 2, null)]
    [InlineData(double.NaN, 2, null)]
    [InlineData(1e18, 2, null)]
    public void A_double_is_a_decimal_when_it_is_the_nearest_to_one(double value, int scale, long? expected) =>
        Assert.Equal(expected, Cast(new ColumnType(ColumnKind.Double), new ColumnType(ColumnKind.Decimal, scale), BitConverter.DoubleToInt64Bits(value)));

    [Fact]
    public void An_integer_that_no_double_equals_is_refused()
    {
        var number = new ColumnType(ColumnKind.Int64);
        var real = new ColumnType(ColumnKind.Double);
        Assert.Null(Cast(number, real, (1L << 53) + 1));
        Assert.Equal(BitConverter.DoubleToInt64Bits(1L << 60), Cast(number, real, 1L << 60));
    }

    [Fact]
    public void An_empty_text_is_a_null_of_any_other_type() => Assert.Equal("null", FromText(new ColumnType(ColumnKind.Int32), " ", "null"));

    private static long? Cast(ColumnType from, ColumnType to, long lane)
    {
        using var vector = new LaneVector(new ImportBudget(1 << 20));
        vector.Begin(1);
        vector.Lanes[0] = lane;
        Assert.True(LaneCasts.TryFind(from, to, out LaneCast? cast));
        return cast is null || cast.Apply(vector) < 0 ? vector.Lanes[0] : null;
    }

    private static string ToText(ColumnType type, long lane)
    {
        using var vector = new LaneVector(new ImportBudget(1 << 20));
        vector.Begin(1);
        vector.Lanes[0] = lane;
        Assert.True(LaneCasts.TryFind(type, _text, out LaneCast? cast));
        Assert.Equal(-1, cast!.Apply(vector));
        return System.Text.Encoding.UTF8.GetString(vector.Views[0].Span);
    }

    private static object? FromText(ColumnType type, string text, string whenNull = "")
    {
        using var vector = new LaneVector(new ImportBudget(1 << 20));
        vector.Begin(1);
        fixed (byte* bytes = System.Text.Encoding.UTF8.GetBytes(text))
        {
            vector.Views[0] = new TextView(bytes, System.Text.Encoding.UTF8.GetByteCount(text));
            Assert.True(LaneCasts.TryFind(_text, type, out LaneCast? cast));
            return cast!.Apply(vector) >= 0 ? null : vector.IsValid(0) ? vector.Lanes[0] : whenNull;
        }
    }
}
