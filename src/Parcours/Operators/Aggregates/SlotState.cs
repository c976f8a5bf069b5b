using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>An aggregate whose slot is one number: sums and extremes.</summary>
/// <param name="budget">What the memory is charged to.</param>
/// <param name="mayBeEmpty">Whether a group may have no value: then that is noted beside the slot.</param>
internal abstract unsafe class SlotState<TLane, TSlot, TAccumulator>(MemoryBudget budget, bool mayBeEmpty) : AggregateState
    where TLane : unmanaged
    where TSlot : unmanaged
    where TAccumulator : struct, IAccumulator<TLane, TSlot>
{
    // Below this a loop is as fast as a call of a kernel.
    private const int ShortRun = 16;

    private readonly NativeBuffer _slots = new(budget, "Grouping");
    private readonly NativeBuffer _seen = new(budget, "Grouping");
    private int _count;

    public override void Ensure(int groups)
    {
        if (groups <= _count)
        {
            return;
        }

        _slots.Ensure((long)groups * sizeof(TSlot));
        new Span<TSlot>((TSlot*)_slots.Start + _count, groups - _count).Fill(TAccumulator.Empty);
        if (mayBeEmpty)
        {
            _seen.Ensure(groups);
            new Span<byte>(_seen.Start + _count, groups - _count).Clear();
        }

        _count = groups;
    }

    public override void Update(Vector values, GroupAssignment assignment, ulong* live, int count, WorkerContext worker)
    {
        var slots = (TSlot*)_slots.Start;
        var lanes = (TLane*)values.Values;
        if (live is null && assignment.Runs > 0)
        {
            UpdateRuns(slots, lanes, assignment, worker);
            return;
        }

        int* groups = assignment.Expand(count, worker.Arena);
        if (groups is null)
        {
            TAccumulator.AddAll(ref slots[0], lanes, count, live, worker.Level);
        }
        else if (live is null)
        {
            for (int i = 0; i < count; i++)
            {
                TAccumulator.Add(ref slots[groups[i]], lanes[i]);
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                if (Bitmap.Get(live, i))
                {
                    TAccumulator.Add(ref slots[groups[i]], lanes[i]);
                }
            }
        }

        if (mayBeEmpty)
        {
            See(groups, live, count);
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        var from = (SlotState<TLane, TSlot, TAccumulator>)other;
        for (int i = 0; i < count; i++)
        {
            TAccumulator.Merge(ref ((TSlot*)_slots.Start)[into[i]], ((TSlot*)from._slots.Start)[i]);
            if (mayBeEmpty)
            {
                _seen.Start[into[i]] |= from._seen.Start[i];
            }
        }
    }

    public override void Clear() => _count = 0;

    public override void Dispose()
    {
        _slots.Dispose();
        _seen.Dispose();
    }

    /// <summary>The slot of a group.</summary>
    protected TSlot Slot(int group) => ((TSlot*)_slots.Start)[group];

    /// <summary>Whether a group has a value.</summary>
    protected bool HasValue(int group) => !mayBeEmpty || _seen.Start[group] != 0;

    /// <summary>The bitmap of the groups that have a value; null when all have.</summary>
    protected ulong* Validity(ReadOnlySpan<int> groups, Arena arena)
    {
        if (!mayBeEmpty)
        {
            return null;
        }

        ulong* bits = arena.AllocateBits(groups.Length);
        byte* seen = _seen.Start;
        for (int start = 0; start < groups.Length; start += 64)
        {
            int end = Math.Min(64, groups.Length - start);
            ulong word = 0;
            for (int i = 0; i < end; i++)
            {
                word |= (ulong)(seen[groups[start + i]] & 1) << i;
            }

            bits[start >> 6] = word;
        }

        return bits;
    }

    private void UpdateRuns(TSlot* slots, TLane* lanes, GroupAssignment assignment, WorkerContext worker)
    {
        for (int run = 0; run < assignment.Runs; run++)
        {
            int start = assignment.Starts[run];
            int length = assignment.Starts[run + 1] - start;
            ref TSlot slot = ref slots[assignment.FirstGroup + run];
            if (length < ShortRun)
            {
                for (int i = start; i < start + length; i++)
                {
                    TAccumulator.Add(ref slot, lanes[i]);
                }
            }
            else
            {
                TAccumulator.AddAll(ref slot, lanes + start, length, null, worker.Level);
            }
        }

        if (mayBeEmpty)
        {
            new Span<byte>(_seen.Start + assignment.FirstGroup, assignment.Runs).Fill(1);
        }
    }

    private void See(int* groups, ulong* live, int count)
    {
        byte* seen = _seen.Start;
        if (groups is null)
        {
            seen[0] |= (byte)((live is null ? count > 0 : Bitmap.AnySet(live, count)) ? 1 : 0);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            if (live is null || Bitmap.Get(live, i))
            {
                seen[groups[i]] = 1;
            }
        }
    }
}
