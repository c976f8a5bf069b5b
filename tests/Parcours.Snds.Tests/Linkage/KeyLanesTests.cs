using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Snds.Linkage;

namespace Parcours.Snds.Tests.Linkage;

public sealed class KeyLanesTests
{
    [Fact]
    public void A_whole_number_is_the_same_key_in_every_type()
    {
        IArrowArray[] arrays =
        [
            new Int32Array.Builder().Append(42).AppendNull().Build(),
            new Int64Array.Builder().Append(42).AppendNull().Build(),
            new Int16Array.Builder().Append(42).AppendNull().Build(),
            new Int8Array.Builder().Append(42).AppendNull().Build(),
            new DoubleArray.Builder().Append(42).AppendNull().Build(),
            new Decimal128Array.Builder(new Decimal128Type(18, 2)).Append(42m).AppendNull().Build(),
            new StringArray.Builder().Append("0042").AppendNull().Build(),
            new DictionaryArray(ArrowBuild.NameType, new Int32Array.Builder().Append(1).AppendNull().Build(), new StringArray.Builder().Append("7").Append(" 42 ").Build()),
        ];
        UInt128 expected = KeyHasher.Lanes(arrays[0])[0];
        Assert.NotEqual(UInt128.Zero, expected);
        Assert.All(arrays, array => Assert.Equal([expected, UInt128.Zero], KeyHasher.Lanes(array)));
    }

    [Fact]
    public void A_day_is_the_same_key_as_a_date_and_as_a_timestamp()
    {
        var noon = new DateTimeOffset(1969, 3, 2, 12, 0, 0, TimeSpan.Zero);
        IArrowArray[] arrays =
        [
            new Date32Array.Builder().Append(noon.Date).Build(),
            new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, (string?)null)).Append(noon).Build(),
            new TimestampArray.Builder(new TimestampType(TimeUnit.Second, (string?)null)).Append(noon).Build(),
        ];
        Assert.Single(arrays.Select(array => KeyHasher.Lanes(array)[0]).Distinct());
    }

    [Fact]
    public void Text_differs_from_other_text_and_a_null_makes_no_key()
    {
        StringArray text = new StringArray.Builder().Append("2A0001").Append("2B0001").Append("").Append("x").Build();
        Int32Array number = new Int32Array.Builder().Append(1).Append(1).Append(1).AppendNull().Build();
        UInt128[] keys = KeyHasher.Hash([text, number], 4, 2019);
        Assert.Equal(2, keys.Where(key => key != UInt128.Zero).Distinct().Count());
        Assert.Equal(UInt128.Zero, keys[2]);
        Assert.Equal(UInt128.Zero, keys[3]);
        Assert.NotEqual(keys[0], KeyHasher.Hash([text, number], 4, 2018)[0]);
    }
}
