namespace Parcours.Snds.Synthetic;

/// <summary>Things with weights, drawn by bisection.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] _items;
    private readonly double[] _ends;

    public Weighted(IReadOnlyList<T> items, Func<T, double> weight)
    {
        _items = [.. items];
        _ends = new double[_items.Length];
        double total = 0;
        for (int i = 0; i < _items.Length; i++)
        {
            total += weight(_items[i]);
            _ends[i] = total;
        }
    }

    public int Count => _items.Length;

    public T Draw(ref Dice dice)
    {
        int at = Array.BinarySearch(_ends, dice.Unit() * _ends[^1]);

        // A hit on an end belongs to the next; a miss says the complement of the first end above.
        return _items[Math.Min(at >= 0 ? at + 1 : ~at, _items.Length - 1)];
    }
}
