namespace Parcours.Snds.Linkage;

/// <summary>Joins nodes into groups; the representative of a group is its first node, whatever the order of joining.</summary>
internal sealed class UnionFind
{
    private int[] _parents = new int[16];

    public int Count { get; private set; }

    public int Add()
    {
        if (Count == _parents.Length)
        {
            Array.Resize(ref _parents, Count * 2);
        }

        _parents[Count] = Count;
        return Count++;
    }

    /// <summary>The first node of the group of a node.</summary>
    public int Find(int node)
    {
        while (_parents[node] != node)
        {
            // Halving the path keeps it short without a second walk.
            _parents[node] = _parents[_parents[node]];
            node = _parents[node];
        }

        return node;
    }

    public void Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
