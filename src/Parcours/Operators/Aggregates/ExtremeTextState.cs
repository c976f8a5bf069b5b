using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>The least or the greatest text, by UTF-8 bytes. Each text kept is a copy.</summary>
internal sealed unsafe class ExtremeTextState(bool least, MemoryBudget budget) : AggregateState
{
    private readonly NativeBuffer _slots = new(budget, "Grouping");
    private readonly TextHeap _bytes = new(budget, "Grouping");
    private int _groups;

    public override void Ensure(int groups)
    {
        if (groups > _groups)
        {
            _slots.Ensure((long)groups * sizeof(TextView));
            new Span<TextView>((TextView*)_slots.Start + _groups, groups - _groups).Clear();
            _groups = groups;
        }
    }

    public override void Update(Vector values, GroupAssignment assignment, ulong* live, int count, WorkerContext worker)
    {
        int* groups = assignment.Expand(count, worker.Arena);
        for (int i = 0; i < count; i++)
        {
            if (live is null || Bitmap.Get(live, i))
            {
                Add(groups is null ? 0 : groups[i], values.Text[i]);
            }
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        var from = (TextView*)((ExtremeTextState)other)._slots.Start;
        for (int i = 0; i < count; i++)
        {
            if (from[i].Bytes is not null)
            {
                Add(into[i], from[i]);
            }
        }
    }

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Text, Values = arena.Allocate<TextView>(groups.Length), Validity = arena.AllocateBits(groups.Length) };
        Bitmap.Clear(result.Validity, groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            result.Text[i] = ((TextView*)_slots.Start)[groups[i]];
            if (result.Text[i].Bytes is not null)
            {
                Bitmap.Set(result.Validity, i);
            }
        }

        return result;
    }

    public override void Clear()
    {
        _groups = 0;
        _bytes.Clear();
    }

    public override void Dispose()
    {
        _slots.Dispose();
        _bytes.Dispose();
    }

    private void Add(int group, TextView text)
    {
        ref TextView slot = ref ((TextView*)_slots.Start)[group];
        int order = slot.Bytes is null ? 0 : text.Span.SequenceCompareTo(slot.Span);
        if (slot.Bytes is null || (least ? order < 0 : order > 0))
        {
            slot = Keep(slot, text);
        }
    }

    /// <summary>A copy, in the place of the text that it replaces where that is as long: texts that come in the worst order must not pile up.</summary>
    private TextView Keep(TextView before, TextView text)
    {
        if (before.Bytes is null || text.Length > before.Length)
        {
            return _bytes.Copy(text.Span);
        }

        text.Span.CopyTo(new Span<byte>(before.Bytes, text.Length));
        return new TextView(before.Bytes, text.Length);
    }
}
