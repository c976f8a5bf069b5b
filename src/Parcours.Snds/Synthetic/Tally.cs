using System.Runtime.InteropServices;

namespace Parcours.Snds.Synthetic;

/// <summary>Counts what has been made, by name. One a chunk; sums do not depend on the order.</summary>
/// <param name="keeps">Whether the keys of trapped rows are kept beside their counts; for tests, since they take memory.</param>
internal sealed class Tally(bool keeps = false)
{
    private readonly Dictionary<string, long> _counts = [];
    private readonly Dictionary<string, List<string>> _planted = [];

    /// <summary>Whether the keys of trapped rows are kept.</summary>
    public bool Keeps => keeps;

    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The keys of the rows of each trap, where they are kept.</summary>
    public IReadOnlyDictionary<string, List<string>> Planted => _planted;

    public void Add(string name, long count) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out _) += count;

    /// <summary>Counts rows of a trap, and keeps their key.</summary>
    public void Plant(string trap, string key, bool isOne, long count = 1)
    {
        Add(trap, isOne ? count : 0);
        if (keeps && isOne)
        {
            List<string> keys = CollectionsMarshal.GetValueRefOrAddDefault(_planted, trap, out _) ??= [];
            keys.Add(key);
        }
    }

    public void Add(Tally other)
    {
        foreach ((string trap, List<string> keys) in other._planted)
        {
            List<string> all = CollectionsMarshal.GetValueRefOrAddDefault(_planted, trap, out _) ??= [];
            all.AddRange(keys);
        }

        foreach ((string name, long count) in other._counts)
        {
            Add(name, count);
        }
    }
}
