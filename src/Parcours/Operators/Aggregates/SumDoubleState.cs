using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>Correctly rounded sums of doubles: exact until the end, so the order of the rows does not matter.</summary>
internal sealed unsafe class SumDoubleState(MemoryBudget budget) : AggregateState
{
    private readonly NativeBuffer _slots = new(budget, "Grouping");
    private readonly NativeBuffer _seen = new(budget, "Grouping");
    private int _groups;

    public override void Ensure(int groups)
    {
        if (groups > _groups)
        {
            _slots.Ensure((long)groups * ExactSum.Bytes);
            _seen.Ensure(groups);
            for (int group = _groups; group < groups; group++)
            {
                ExactSum.Clear(Slot(group));
                _seen.Start[group] = 0;
            }

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
                int group = groups is null ? 0 : groups[i];
                ExactSum.Add(Slot(group), values.Float64[i]);
                _seen.Start[group] = 1;
            }
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        var from = (SumDoubleState)other;
        for (int i = 0; i < count; i++)
        {
            ExactSum.Merge(Slot(into[i]), from.Slot(i));
            _seen.Start[into[i]] |= from._seen.Start[i];
        }
    }

    /// <summary>The sum of a group.</summary>
    public double Sum(int group) => ExactSum.Round(Slot(group));

    /// <summary>The sum of a group over a count, rounded once.</summary>
    public double Average(int group, long count) => ExactSum.Average(Slot(group), count);

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Float64, Values = arena.Allocate<double>(groups.Length), Validity = arena.AllocateBits(groups.Length) };
        Bitmap.Clear(result.Validity, groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            result.Float64[i] = Sum(groups[i]);
            if (_seen.Start[groups[i]] != 0)
            {
                Bitmap.Set(result.Validity, i);
            }
        }

        return result;
    }

    public override void Clear() => _groups = 0;

    public override void Dispose()
    {
        _slots.Dispose();
        _seen.Dispose();
    }

    private byte* Slot(int group) => _slots.Start + ((long)group * ExactSum.Bytes);
}
