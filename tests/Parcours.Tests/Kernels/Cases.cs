using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CsCheck;
using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

/// <summary>Random inputs for kernels: any count from nothing to several batches, values from a seed with extremes among them.</summary>
internal static class Cases
{
    internal static int Number { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), CultureInfo.InvariantCulture, out int cases) ? cases : 1000;

    // Mostly few, since the ends of columns are where vectors go wrong.
    private static readonly Gen<int> Counts = Gen.Frequency((3, Gen.Int[0, 300]), (1, Gen.Int[0, 3000]));

    internal static void Each(Action<int, Random> check) =>
        Gen.Select(Counts, Gen.Int).Sample((count, seed) => check(count, new Random(seed)), iter: Number, threads: 1);

    /// <summary>The same with one more number, from 0 to <paramref name="most"/>.</summary>
    internal static void Each(int most, Action<int, int, Random> check, int? number = null) =>
        Gen.Select(Counts, Gen.Int[0, most], Gen.Int)
            .Sample((count, extra, seed) => check(count, extra, new Random(seed)), iter: number ?? Number, threads: 1);

    /// <summary>Values of all magnitudes, with the least and greatest now and then.</summary>
    internal static T[] Integers<T>(Random random, int count)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        int spread = random.Next(0, 64);
        bool extremes = random.Next(2) == 0;
        var values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = extremes && random.Next(20) == 0
                ? (random.Next(4) switch { 0 => T.MinValue, 1 => T.MaxValue, 2 => T.Zero, _ => -T.One })
                : T.CreateTruncating(random.NextInt64(long.MinValue, long.MaxValue) >> spread);
        }

        return values;
    }

    /// <summary>Doubles of all magnitudes, with zeros, infinities and NaNs now and then.</summary>
    internal static double[] Doubles(Random random, int count)
    {
        double[] special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 1.0];
        bool specials = random.Next(2) == 0;
        int digits = random.Next(1, 4);
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = specials && random.Next(10) == 0
                ? special[random.Next(special.Length)]
                : Math.Round((random.NextDouble() - 0.5) * 100, digits);
        }

        return values;
    }

    /// <summary>A bitmap of a density that differs from case to case, with zeros past the count.</summary>
    internal static Buffer<ulong> Bits(Random random, int count)
    {
        var bits = new Buffer<ulong>(Bitmap.Words(count));
        bits.Span.Clear();
        double density = random.Next(4) switch { 0 => 0.02, 1 => 0.5, 2 => 0.98, _ => random.NextDouble() };
        for (int i = 0; i < count; i++)
        {
            if (random.NextDouble() < density)
            {
                bits.Span[i >> 6] |= 1UL << i;
            }
        }

        return bits;
    }

    internal static bool Bit(this Span<ulong> bits, int i) => ((bits[i >> 6] >> i) & 1) != 0;

    /// <summary>Checks a bitmap bit by bit against a question, and that it is zero past the count.</summary>
    internal static void AssertBits(Span<ulong> actual, int count, Func<int, bool> expected)
    {
        for (int i = 0; i < actual.Length * 64; i++)
        {
            if (actual.Bit(i) != (i < count && expected(i)))
            {
                Assert.Fail($"Bit {i} of {count} is {actual.Bit(i)}.");
            }
        }
    }

    internal static void AssertSame<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged
    {
        int length = MemoryMarshal.AsBytes(expected)
            .CommonPrefixLength(MemoryMarshal.AsBytes(actual));
        if (expected.Length != actual.Length || length != expected.Length * Unsafe.SizeOf<T>())
        {
            int at = length / Unsafe.SizeOf<T>();
            Assert.Fail($"Value {at} of {expected.Length} is {actual[at]}, not {expected[at]}.");
        }
    }
}
