using System.Runtime.InteropServices;

namespace Parcours.Snds.Synthetic;

/// <summary>Counts what has been made, by name. One a chunk; sums do not depend on the order.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, long> _counts = [];

    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Add(string name, long count) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out _) += count;

    public void Add(Tally other)
    {
        foreach ((string name, long count) in other._counts)
        {
            Add(name, count);
        }
    }
}
