using System.IO.Hashing;
using Parcours.Columns;

namespace Parcours.Operators.Aggregates;

/// <summary>Numbers texts: equal texts have one number. All workers of a query share it; the numbers say nothing of order.</summary>
internal sealed unsafe class TextInterner(MemoryBudget budget) : IDisposable
{
    private const long ChunkBytes = 1 << 20;

    private readonly Lock _lock = new();
    private readonly List<NativeBuffer> _chunks = [];
    private readonly List<TextView> _texts = [];
    private int[] _slots = new int[1024];
    private long _used = ChunkBytes;

    /// <summary>The number of a text, from 0; a new one when it has none.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        ulong hash = XxHash3.HashToUInt64(text);
        lock (_lock)
        {
            int found = Find(text, hash, out int slot);
            if (found >= 0)
            {
                return found;
            }

            _texts.Add(Copy(text));
            _slots[slot] = _texts.Count;
            if (_texts.Count * 2 > _slots.Length)
            {
                Grow();
            }

            return _texts.Count - 1;
        }
    }

    /// <summary>The number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        ulong hash = XxHash3.HashToUInt64(text);
        lock (_lock)
        {
            return Find(text, hash, out _);
        }
    }

    /// <summary>The text of a number.</summary>
    public TextView Text(int number)
    {
        lock (_lock)
        {
            return _texts[number];
        }
    }

    public void Dispose()
    {
        foreach (NativeBuffer chunk in _chunks)
        {
            chunk.Dispose();
        }
    }

    private int Find(ReadOnlySpan<byte> text, ulong hash, out int slot)
    {
        slot = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0)
        {
            if (_texts[_slots[slot] - 1].Span.SequenceEqual(text))
            {
                return _slots[slot] - 1;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    private TextView Copy(ReadOnlySpan<byte> text)
    {
        if (_chunks.Count == 0 || _used + text.Length > _chunks[^1].Capacity)
        {
            var chunk = new NativeBuffer(budget, "Distinct texts");
            chunk.Ensure(Math.Max(ChunkBytes, text.Length));
            _chunks.Add(chunk);
            _used = 0;
        }

        byte* to = _chunks[^1].Start + _used;
        text.CopyTo(new Span<byte>(to, text.Length));
        _used += text.Length;
        return new TextView(to, text.Length);
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (int i = 0; i < _texts.Count; i++)
        {
            Find(_texts[i].Span, XxHash3.HashToUInt64(_texts[i].Span), out int slot);
            _slots[slot] = i + 1;
        }
    }
}
