using System.Collections.Concurrent;

namespace Parcours.Snds.Synthetic;

/// <summary>About 14,000 packs of 900 classes. Which classes are used is a public fact; the packs and their codes are made up.</summary>
internal sealed class DrugShelf
{
    /// <summary>Classes that are taken for long: they are drawn by the conditions that call for them, not at random.</summary>
    private static readonly string[] Chronic = ["A10", "B01", "C0", "C10", "L0", "N03", "N04", "N06A", "N06D", "N05A", "H03", "R03", "M05", "G03C", "S01E", "V0", "B05", "N01", "D08"];

    private readonly Weighted<Weighted<Pack>> _acute;
    private readonly Weighted<Pack>[] _classes;
    private readonly ConcurrentDictionary<string, Weighted<Weighted<Pack>>> _byPrefix = new(StringComparer.Ordinal);
    private readonly string[] _atcs;
    private readonly double[] _weights;

    public DrugShelf()
    {
        var packs = new List<Pack>();
        var classes = new List<Weighted<Pack>>();
        var atcs = new List<string>();
        var weights = new List<double>();
        foreach (string[] words in ReferenceData.Read("drugs", 6))
        {
            int first = packs.Count;
            int count = ReferenceData.Number(words[1]);
            for (int i = 0; i < count; i++)
            {
                packs.Add(Make(packs.Count, i, words));
            }

            classes.Add(new Weighted<Pack>(packs[first..], pack => pack.Weight));
            atcs.Add(words[0]);
            weights.Add(ReferenceData.Number(words[2]));
        }

        Packs = packs;
        _classes = [.. classes];
        _atcs = [.. atcs];
        _weights = [.. weights];
        _acute = Of(atc => !Array.Exists(Chronic, prefix => atc.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>All packs.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    /// <summary>A pack for a passing illness.</summary>
    public Pack Acute(ref Dice dice) => _acute.Draw(ref dice).Draw(ref dice);

    /// <summary>A pack of a class, given by the start of its code.</summary>
    public Pack OfClass(string prefix, ref Dice dice) =>
        _byPrefix.GetOrAdd(prefix, text => Of(atc => atc.StartsWith(text, StringComparison.Ordinal))).Draw(ref dice).Draw(ref dice);

    private Weighted<Weighted<Pack>> Of(Func<string, bool> wanted)
    {
        int[] places = [.. Enumerable.Range(0, _atcs.Length).Where(i => wanted(_atcs[i]))];
        var weights = places.ToDictionary(i => _classes[i], i => _weights[i]);
        return new Weighted<Weighted<Pack>>([.. places.Select(i => _classes[i])], one => weights[one]);
    }

    /// <summary>The pack of a rank in its class: the first sells most (Zipf), and some are large.</summary>
    private static Pack Make(int number, int rank, string[] words)
    {
        var dice = new Dice(14_000, number, DiceStream.Pack);
        bool large = rank > 0 && dice.Chance(0.2);
        int units = large ? 90 : dice.Chance(0.2) ? 14 : dice.Chance(0.5) ? 28 : 30;
        int price = Math.Max(50, ReferenceData.Number(words[3]) * (60 + dice.Below(90)) / 100 * (large ? 5 : 2) / 2);
        int cip7 = 3_000_000 + (number * 37);
        return new Pack(Checked(34_009_000_0000L + cip7), cip7, words[0], words[5], price, ReferenceData.Number(words[4]), units, 1.0 / (rank + 1));
    }

    /// <summary>Adds the digit that checks the twelve before it, as on every article on sale.</summary>
    private static long Checked(long twelve)
    {
        long sum = 0;
        long rest = twelve;
        for (int place = 0; place < 12; place++, rest /= 10)
        {
            sum += rest % 10 * (place % 2 == 0 ? 3 : 1);
        }

        return (twelve * 10) + ((10 - (sum % 10)) % 10);
    }
}
