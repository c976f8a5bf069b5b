using Parcours.Columns;

namespace Parcours.Tests.Storage;

/// <summary>Columns of every shape that an encoding likes, and of the values that break one.</summary>
internal static class RandomColumns
{
    private static readonly long[] s_extremes =
        [0, 1, -1, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, int.MinValue + 1L, uint.MaxValue, 1L << 40, -(1L << 57)];

    private static readonly double[] s_doubles =
        [0.0, -0.0, 1.5, 12.34, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 0.1f, 9007199254740993.0, 1e-7];

    public static TestColumn Next(Random random, Lane lane, int count)
    {
        TestColumn column = lane == Lane.Text ? TestColumn.OfTexts(Texts(random, count)) : TestColumn.Of(lane, Values(random, lane, count));
        return random.Next(3) switch
        {
            0 => column,
            1 => column.WithNulls(random, random.NextDouble()),
            _ => column.WithNulls(random, random.Next(2) == 0 ? 0.001 : 0.999),
        };
    }

    private static long[] Values(Random random, Lane lane, int count)
    {
        long[] values = new long[count];
        int shape = random.Next(8);
        int bits = random.Next(lane == Lane.Int32 ? 32 : 64);
        long start = s_extremes[random.Next(s_extremes.Length)];
        long last = start;
        for (int i = 0; i < count; i++)
        {
            long noise = random.NextInt64() & (bits == 0 ? 0 : (1L << bits) - 1);
            last = shape switch
            {
                0 => start,
                1 => unchecked(start + noise),
                2 => unchecked(last + (noise & 15)),
                3 => random.Next(40) == 0 ? noise : last,
                4 => random.Next(3) == 0 ? noise : last,
                5 => s_extremes[random.Next(s_extremes.Length)],
                6 => unchecked(last - (noise & 255)),
                _ => i % 2048 < 1024 ? noise : start,
            };
            values[i] = lane == Lane.Bit ? (shape < 2 ? start & 1 : random.NextInt64() & 1) : last;
        }

        return lane == Lane.Float64 ? Array.ConvertAll(values, v => BitConverter.DoubleToInt64Bits(Double(random, shape, v))) : values;
    }

    private static double Double(Random random, int shape, long value) => shape switch
    {
        0 => 3.25,
        1 => (value & 0xFFFFFF) / 100.0,
        2 => (float)(value / 7.0),
        3 => value & 0xFFFF,
        4 => s_doubles[random.Next(s_doubles.Length)],
        5 => BitConverter.Int64BitsToDouble(value),
        6 => value / 10000.0,
        _ => random.NextDouble(),
    };

    private static string[] Texts(Random random, int count)
    {
        int kinds = random.Next(1, 200);
        int longest = random.Next(1, 40);
        var texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            int seed = random.Next(kinds);
            texts[i] = seed % 7 == 0 ? "" : new string((char)('a' + (seed % 26)), seed % longest) + (seed % 5 == 0 ? "é€" : seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return texts;
    }
}
