namespace Parcours.Operators;

/// <summary>Pairs of a left and a right row, as many as go into a batch.</summary>
internal sealed unsafe class PairBuffer : IDisposable
{
    private readonly NativeBuffer _left;
    private readonly NativeBuffer _right;
    private readonly int _capacity;

    public PairBuffer(int capacity, MemoryBudget budget)
    {
        _capacity = capacity;
        _left = new NativeBuffer(budget, "Joining");
        _right = new NativeBuffer(budget, "Joining");
        _left.Ensure((long)capacity * sizeof(int));
        _right.Ensure((long)capacity * sizeof(int));
    }

    public int Count { get; private set; }

    public int* Left => (int*)_left.Start;

    public int* Right => (int*)_right.Start;

    /// <summary>Adds a pair; true when the buffer is full.</summary>
    public bool Add(int left, int right)
    {
        Left[Count] = left;
        Right[Count] = right;
        return ++Count == _capacity;
    }

    public void Clear() => Count = 0;

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }
}
