using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>A hash table of keys of some 64-bit words each. Keys are numbered from 0 in the order in which they come.</summary>
internal sealed unsafe class KeyTable(int words, MemoryBudget budget, string what) : IDisposable
{
    private const int FirstSlots = 1 << 10;

    // A slot holds the upper half of the hash beside the number of the key plus one, so that most misses end at the slot.
    private readonly NativeBuffer _slots = new(budget, what);
    private readonly NativeBuffer _keys = new(budget, what);
    private int _mask = -1;

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The words of a key.</summary>
    public ulong* Key(int number) => (ulong*)_keys.Start + ((long)number * words);

    /// <summary>The number of a key; a new one when it has none.</summary>
    public int FindOrAdd(ulong* key)
    {
        if (Count * 2 > _mask)
        {
            Grow();
        }

        ulong hash = HashOf(key);
        int found = Find(key, hash, out int slot);
        if (found >= 0)
        {
            return found;
        }

        int number = Count++;
        _keys.Ensure((long)Count * words * sizeof(ulong));
        for (int i = 0; i < words; i++)
        {
            Key(number)[i] = key[i];
        }

        ((ulong*)_slots.Start)[slot] = (hash & 0xFFFFFFFF_00000000) | (uint)(number + 1);
        return number;
    }

    /// <summary>The number of a key, or -1.</summary>
    public int Find(ulong* key) => Count == 0 ? -1 : Find(key, HashOf(key), out _);

    public void Dispose()
    {
        _slots.Dispose();
        _keys.Dispose();
    }

    private int Find(ulong* key, ulong hash, out int slot)
    {
        var slots = (ulong*)_slots.Start;
        slot = (int)hash & _mask;
        while (true)
        {
            ulong entry = slots[slot];
            if (entry == 0)
            {
                return -1;
            }

            if (entry >> 32 == hash >> 32 && Same(key, Key((int)(uint)entry - 1)))
            {
                return (int)(uint)entry - 1;
            }

            slot = (slot + 1) & _mask;
        }
    }

    private bool Same(ulong* left, ulong* right)
    {
        for (int i = 0; i < words; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    private ulong HashOf(ulong* key)
    {
        ulong hash = Hash.Of((long)key[0]);
        for (int i = 1; i < words; i++)
        {
            hash = Hash.Combine(hash, key[i]);
        }

        return hash;
    }

    private void Grow()
    {
        int size = _mask < 0 ? FirstSlots : Limits.Int32((_mask + 1L) * 2, what);
        _slots.Ensure((long)size * sizeof(ulong));
        new Span<ulong>(_slots.Start, size).Clear();
        _mask = size - 1;
        for (int number = 0; number < Count; number++)
        {
            ulong hash = HashOf(Key(number));
            Find(Key(number), hash, out int slot);
            ((ulong*)_slots.Start)[slot] = (hash & 0xFFFFFFFF_00000000) | (uint)(number + 1);
        }
    }
}
