namespace Parcours.Snds.Synthetic;

/// <summary>Random numbers that depend on the seed, the subject and the stream alone: whoever is drawn by whatever thread, in whatever order, is the same.</summary>
/// <remarks>SplitMix64 over a counter. Only integers, additions and comparisons of exact doubles, so that every machine draws the same.</remarks>
internal struct Dice
{
    private ulong _state;

    public Dice(long seed, long subject, DiceStream stream) =>
        _state = Mix(Mix((ulong)seed + 0x9E37_79B9_7F4A_7C15) ^ Mix(((ulong)subject * 0xD134_2543_DE82_EF95) + (ulong)stream));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += 0x9E37_79B9_7F4A_7C15);

    /// <summary>A number from 0 to one less than <paramref name="count"/>.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A number from the first to the last, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A number from 0 to 1, below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether something of a probability happens.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>How often something of an expected number happens, from 0 to a few; about Poisson.</summary>
    public int Times(double expected)
    {
        int times = 0;
        const int trials = 8;
        for (int i = 0; i < trials; i++)
        {
            times += Chance(Math.Min(1, expected / trials)) ? 1 : 0;
        }

        return times;
    }

    /// <summary>The place of a share of a whole, from weights.</summary>
    public int Pick(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        double at = Unit() * total;
        for (int i = 0; i < weights.Length; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
