using System.IO.Hashing;
using Parcours.Columns;

namespace Parcours.Operators.Aggregates;

/// <summary>Numbers texts: equal texts have one number. All workers of a query share it; the numbers say nothing of order.</summary>
internal sealed unsafe class TextInterner(MemoryBudget budget) : IDisposable
{
    private const string What = "Distinct texts";
    private const int FirstSlots = 1 << 10;

    private readonly Lock _lock = new();
    private readonly TextHeap _bytes = new(budget, What);
    private readonly NativeBuffer _texts = new(budget, What);
    private readonly NativeBuffer _slots = new(budget, What);
    private int _count;
    private int _mask = -1;

    private TextView* Texts => (TextView*)_texts.Start;

    private int* Slots => (int*)_slots.Start;

    /// <summary>The number of a text, from 0; a new one when it has none.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        ulong hash = XxHash3.HashToUInt64(text);
        lock (_lock)
        {
            if (_count * 2L > _mask)
            {
                Grow();
            }

            int found = Find(text, hash, out int slot);
            if (found >= 0)
            {
                return found;
            }

            _texts.Ensure((_count + 1L) * sizeof(TextView));
            Texts[_count] = _bytes.Copy(text);
            Slots[slot] = _count + 1;
            return _count++;
        }
    }

    /// <summary>The number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        ulong hash = XxHash3.HashToUInt64(text);
        lock (_lock)
        {
            return _count == 0 ? -1 : Find(text, hash, out _);
        }
    }

    /// <summary>The text of a number.</summary>
    public TextView Text(int number)
    {
        lock (_lock)
        {
            return Texts[number];
        }
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _texts.Dispose();
        _slots.Dispose();
    }

    private int Find(ReadOnlySpan<byte> text, ulong hash, out int slot)
    {
        slot = (int)(hash & (uint)_mask);
        while (Slots[slot] != 0)
        {
            if (Texts[Slots[slot] - 1].Span.SequenceEqual(text))
            {
                return Slots[slot] - 1;
            }

            slot = (slot + 1) & _mask;
        }

        return -1;
    }

    private void Grow()
    {
        int size = _mask < 0 ? FirstSlots : Limits.Int32((_mask + 1L) * 2, What);
        _slots.Ensure((long)size * sizeof(int));
        new Span<int>(Slots, size).Clear();
        _mask = size - 1;
        for (int i = 0; i < _count; i++)
        {
            Find(Texts[i].Span, XxHash3.HashToUInt64(Texts[i].Span), out int slot);
            Slots[slot] = i + 1;
        }
    }
}
