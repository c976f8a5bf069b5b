using Apache.Arrow.Types;
using CsCheck;

namespace Parcours.Interchange.Tests.Support;

/// <summary>Random tables of every type that sources give, full of the values that files get wrong.</summary>
public static class Tables
{
    private static readonly string[] Nasty = ["", " ", "a;b", "a,b", "\"", "a\"b", "\"\"", "x\ny", "x\r\ny", "\r", "\t", "|", "é", "日本", "\uFEFF", "NULL", "01", "true", "1e5", "'", "😀"];

    public static readonly Gen<string> Text = Gen.Frequency((3, Gen.Int[0, Nasty.Length - 1].Select(i => Nasty[i])), (2, Gen.String[Gen.Char.AlphaNumeric, 0, 12]), (1, Among("A", "B", "C10AA")));

    public static readonly Gen<(IArrowType Type, Gen<object?> Values)> Column = Gen.OneOf(
        Of(BooleanType.Default, Gen.Bool),
        Of(Int8Type.Default, Gen.SByte),
        Of(Int16Type.Default, Gen.Short),
        Of(Int32Type.Default, Gen.OneOf(Gen.Int, Among(0, int.MinValue, int.MaxValue))),
        Of(Int64Type.Default, Gen.OneOf(Gen.Long, Among(0L, long.MinValue, long.MaxValue, 3400935955838L))),
        Of(FloatType.Default, Gen.OneOf(Gen.Float, Among(0f, -0f, float.NaN, float.PositiveInfinity, float.Epsilon))),
        Of(DoubleType.Default, Gen.OneOf(Gen.Double, Among(0d, -0d, double.NaN, double.NegativeInfinity, double.Epsilon, 1e22, 0.1))),
        Of(new Decimal128Type(18, 2), Decimal),
        Of(new Decimal128Type(18, 0), Decimal),
        Of(new Decimal128Type(18, 18), Decimal),
        Of(Date32Type.Default, Gen.Long[-719_162, 2_932_896]),
        Of(new TimestampType(TimeUnit.Microsecond, (string?)null), Gen.OneOf(Gen.Long[-62_135_596_800_000_000, 253_402_300_799_999_999], Gen.Long[-1000, 1000].Select(d => d * 86_400_000_000))),
        Of(StringType.Default, Text),
        Of(new DictionaryType(Int32Type.Default, StringType.Default, false), Text),
        Of(BinaryType.Default, Gen.Byte.Array[0, 20]),
        Gen.Const(((IArrowType)NullType.Default, Gen.Const((object?)null))));

    public static readonly Gen<TableModel> Any =
        from columns in Column.Array[1, 6]
        from rows in Gen.Int[0, 40]
        from values in Sequence([.. columns.Select(c => c.Values.Array[rows])])
        select new TableModel(
            [.. columns.Select((c, i) => ($"c{i}", c.Type))],
            [.. Enumerable.Range(0, rows).Select(r => values.Select(v => v[r]).ToArray())]);

    /// <summary>One type of each kind.</summary>
    public static readonly IArrowType[] Types =
    [
        BooleanType.Default, Int8Type.Default, Int64Type.Default, DoubleType.Default, new Decimal128Type(18, 2), Date32Type.Default,
        new TimestampType(TimeUnit.Microsecond, (string?)null), StringType.Default, new DictionaryType(Int32Type.Default, StringType.Default, false), BinaryType.Default,
    ];

    /// <summary>An ordinary value of a type.</summary>
    public static object? Plain(IArrowType type, int row) => row % 7 == 3 ? null : type switch
    {
        BooleanType => row % 2 == 0,
        Int8Type => (sbyte)row,
        Int64Type => row * 1_000_000_007L,
        DoubleType => row / 7.0,
        Decimal128Type => (Int128)row * 125,
        Date32Type => 18_000L + row,
        TimestampType => row * 86_400_000_123L,
        BinaryType => new byte[] { (byte)row, 0, 255 },
        _ => "v" + (row % 5).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static Gen<Int128> Decimal => Gen.OneOf(Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999], Gen.Long[-200, 200]).Select(v => (Int128)v);

    private static Gen<(IArrowType Type, Gen<object?> Values)> Of<T>(IArrowType type, Gen<T> values) =>
        Gen.Const((type, Gen.Frequency((1, Gen.Const((object?)null)), (5, values.Select(v => (object?)v)))));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<object?[][]> Sequence(Gen<object?[]>[] gens) =>
        gens.Aggregate(Gen.Const(System.Array.Empty<object?[]>()), (all, next) => all.Select(next, (a, n) => a.Append(n).ToArray()));
}
