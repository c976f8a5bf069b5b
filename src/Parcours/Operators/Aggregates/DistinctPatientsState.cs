using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>Distinct patients, counted as changes of patient: rows come patient by patient, and no patient comes to two workers.</summary>
internal sealed unsafe class DistinctPatientsState(MemoryBudget budget) : AggregateState
{
    private readonly NativeBuffer _slots = new(budget, "Counting distinct patients");
    private int _groups;

    public override void Ensure(int groups)
    {
        if (groups > _groups)
        {
            _slots.Ensure((long)groups * sizeof(Slot));
            new Span<Slot>((Slot*)_slots.Start + _groups, groups - _groups).Fill(new Slot { Last = -1 });
            _groups = groups;
        }
    }

    public override void Update(Vector values, GroupAssignment assignment, ulong* live, int count, WorkerContext worker)
    {
        int* groups = assignment.Expand(count, worker.Arena);
        var slots = (Slot*)_slots.Start;
        for (int i = 0; i < count; i++)
        {
            if (live is null || Bitmap.Get(live, i))
            {
                ref Slot slot = ref slots[groups is null ? 0 : groups[i]];
                int patient = values.Int32[i];
                slot.Count += slot.Last == patient ? 0 : 1;
                slot.Last = patient;
            }
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        var from = (DistinctPatientsState)other;
        for (int i = 0; i < count; i++)
        {
            ((Slot*)_slots.Start)[into[i]].Count += ((Slot*)from._slots.Start)[i].Count;
        }
    }

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Int64, Values = arena.Allocate<long>(groups.Length) };
        for (int i = 0; i < groups.Length; i++)
        {
            result.Int64[i] = ((Slot*)_slots.Start)[groups[i]].Count;
        }

        return result;
    }

    public override void Clear() => _groups = 0;

    public override void Dispose() => _slots.Dispose();

    private struct Slot
    {
        public int Count;
        public int Last;
    }
}
