using Parcours.Specification.Reference;

namespace Parcours.Specification.Generation;

/// <summary>Random values of a type: mostly few and small, so that they tie and match; now and then anything.</summary>
internal sealed class ValueGenerator(Draw draw, GenerationOptions options)
{
    private static readonly string[] _texts =
        ["", "a", "b", "A", "ab", "B01AC06", "B01AB05", "C10AA05", "C10AA07", "I21.0", "I21", " a ", "é", "É", "œuf", "a\tb", "zz", "%", "_", "Ω", "😀", "x😀y"];

    private const int AstralTexts = 2;

    private static readonly long[] _dates = [18_262, 18_263, 18_321, 18_322, 18_627, 0, -1, 11_016, 19_782];

    private static readonly double[] _doubles = [0, 1, 2, -1, 0.5, -0.5, 1.5, 2.5, 0.1, 0.2, 0.3, 1e16, -3.75, 100];

    private static readonly double[] _specials = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0];

    private static readonly double[] _extremeDoubles = [double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 1e-300, 1e300];

    private static readonly byte[][] _bytes = [[], [0], [1], [0, 1], [255], [0xC3]];

    public object Value(ColumnType type) => type.Kind switch
    {
        ColumnKind.Boolean => draw.Chance(50),
        ColumnKind.Int8 => Integer(sbyte.MinValue, sbyte.MaxValue),
        ColumnKind.Int16 => Integer(short.MinValue, short.MaxValue),
        ColumnKind.Int32 => Integer(int.MinValue, int.MaxValue),
        ColumnKind.Int64 => Integer(long.MinValue, long.MaxValue),
        ColumnKind.Decimal => Integer(-999_999_999_999_999_999, 999_999_999_999_999_999),
        ColumnKind.Float => (double)(float)Double(),
        ColumnKind.Double => Double(),
        ColumnKind.Date => Days(),
        ColumnKind.Timestamp => (Days() * Scalar.MicrosecondsADay) + draw.Pick(0L, 1L, 43_200_000_000L, 86_399_999_999L),
        ColumnKind.Binary => draw.Pick(_bytes),
        _ => Text(),
    };

    private long Integer(long least, long most)
    {
        if (options.Extremes && draw.Chance(4))
        {
            return draw.Pick(most, least, most - 1, least + 1);
        }

        return draw.Chance(10) ? (long)(draw.Bits() % 100_000) % most : draw.Between(-2, 7);
    }

    private double Double()
    {
        if (options.SpecialDoubles && draw.Chance(8))
        {
            return draw.Pick(_specials);
        }

        if (options.Extremes && draw.Chance(4))
        {
            return draw.Pick(_extremeDoubles);
        }

        if (options.Dyadic)
        {
            return draw.Between(-4, 12) / 4.0;
        }

        return draw.Chance(10) ? ((long)draw.Bits() >> 11) * Math.Pow(2, draw.Between(-60, 0)) : draw.Pick(_doubles);
    }

    private long Days()
    {
        if (options.Extremes && draw.Chance(2))
        {
            return Scalar.Days(draw.Pick(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1582, 10, 15), new DateOnly(2100, 3, 1)));
        }

        return draw.Chance(50) ? draw.Pick(_dates) : 18_262 + draw.Below(60);
    }

    private string Text() => draw.Chance(85) ? Word() : string.Concat(Enumerable.Range(0, draw.Below(6)).Select(_ => Word()));

    private string Word() => _texts[draw.Below(options.AstralText ? _texts.Length : _texts.Length - AstralTexts)];
}
