namespace Parcours.Snds.Linkage;

/// <summary>Numbers distinct keys densely, from 0 in the order of arrival.</summary>
/// <remarks>
/// A key is the 128-bit hash of some columns, and the whole hash is compared: two different keys of a delivery of 10^10 lines
/// meet with a chance of 10^-19. 24 bytes a key: the hash, the next of its chain, and a head of chain.
/// Filled by one thread; then any number may look up.
/// </remarks>
internal sealed class KeyIndex
{
    private UInt128[] _keys;
    private int[] _next;
    private int[] _heads;

    public KeyIndex(long estimatedKeys = 16)
    {
        int capacity = (int)Math.Clamp(estimatedKeys, 16, 1 << 30);
        _keys = new UInt128[capacity];
        _next = new int[capacity];
        _heads = new int[Heads(capacity)];
    }

    /// <summary>How many distinct keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a key, which is given one when it is new.</summary>
    public int Add(UInt128 key, out bool added)
    {
        int known = Find(key);
        added = known < 0;
        if (!added)
        {
            return known;
        }

        if (Count == _keys.Length)
        {
            Grow();
        }

        ref int head = ref _heads[(uint)(ulong)key & (uint)(_heads.Length - 1)];
        _keys[Count] = key;
        _next[Count] = head - 1;
        head = Count + 1;
        return Count++;
    }

    /// <summary>The number of a key, or -1 when it is unknown.</summary>
    public int Find(UInt128 key)
    {
        int entry = _heads[(uint)(ulong)key & (uint)(_heads.Length - 1)] - 1;
        while (entry >= 0 && _keys[entry] != key)
        {
            entry = _next[entry];
        }

        return entry;
    }

    private static int Heads(int capacity) => (int)Math.Min(1u << 30, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity));

    private void Grow()
    {
        int capacity = (int)Math.Min(Array.MaxLength, (long)_keys.Length * 2);
        Array.Resize(ref _keys, capacity);
        Array.Resize(ref _next, capacity);
        _heads = new int[Heads(capacity)];
        for (int entry = 0; entry < Count; entry++)
        {
            ref int head = ref _heads[(uint)(ulong)_keys[entry] & (uint)(_heads.Length - 1)];
            _next[entry] = head - 1;
            head = entry + 1;
        }
    }
}
