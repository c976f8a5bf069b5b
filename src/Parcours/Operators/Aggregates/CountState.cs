using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>Counts of rows that count.</summary>
internal sealed unsafe class CountState(MemoryBudget budget) : AggregateState
{
    private readonly NativeBuffer _counts = new(budget, "Grouping");
    private int _groups;

    public override void Ensure(int groups)
    {
        if (groups > _groups)
        {
            _counts.Ensure((long)groups * sizeof(long));
            new Span<long>((long*)_counts.Start + _groups, groups - _groups).Clear();
            _groups = groups;
        }
    }

    public override void Update(Vector values, GroupAssignment assignment, ulong* live, int count, WorkerContext worker)
    {
        var counts = (long*)_counts.Start;
        if (live is null && assignment.Runs > 0)
        {
            for (int run = 0; run < assignment.Runs; run++)
            {
                counts[assignment.FirstGroup + run] += assignment.Starts[run + 1] - assignment.Starts[run];
            }

            return;
        }

        int* groups = assignment.Expand(count, worker.Arena);
        if (groups is null)
        {
            counts[0] += live is null ? count : Bitmap.PopCount(live, count);
        }
        else if (live is null)
        {
            for (int i = 0; i < count; i++)
            {
                counts[groups[i]]++;
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                counts[groups[i]] += (long)(live[i >> 6] >> i & 1);
            }
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        var from = (CountState)other;
        for (int i = 0; i < count; i++)
        {
            ((long*)_counts.Start)[into[i]] += from.Count(i);
        }
    }

    /// <summary>The count of a group.</summary>
    public long Count(int group) => ((long*)_counts.Start)[group];

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Int64, Values = arena.Allocate<long>(groups.Length) };
        for (int i = 0; i < groups.Length; i++)
        {
            result.Int64[i] = Count(groups[i]);
        }

        return result;
    }

    public override void Clear() => _groups = 0;

    public override void Dispose() => _counts.Dispose();
}
