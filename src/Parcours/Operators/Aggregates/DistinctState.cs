using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>Distinct values of each group: a set of pairs of group and value.</summary>
internal sealed unsafe class DistinctState(MemoryBudget budget, TextInterner interner) : AggregateState
{
    private const string What = "Counting distinct values";

    private readonly NativeBuffer _counts = new(budget, What);
    private KeyTable _pairs = new(2, budget, What);
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
        int* groups = assignment.Expand(count, worker.Arena);
        ulong* words = worker.Arena.Allocate<ulong>(count);
        LaneWords.Of(values, count, interner, words);
        for (int i = 0; i < count; i++)
        {
            if (live is null || Bitmap.Get(live, i))
            {
                Add(groups is null ? 0 : groups[i], words[i]);
            }
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        KeyTable pairs = ((DistinctState)other)._pairs;
        for (int i = 0; i < pairs.Count; i++)
        {
            ulong* pair = pairs.Key(i);
            Add(into[(int)pair[0]], pair[1]);
        }
    }

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Int64, Values = arena.Allocate<long>(groups.Length) };
        for (int i = 0; i < groups.Length; i++)
        {
            result.Int64[i] = ((long*)_counts.Start)[groups[i]];
        }

        return result;
    }

    public override void Clear()
    {
        _groups = 0;
        _pairs.Dispose();
        _pairs = new KeyTable(2, budget, What);
    }

    public override void Dispose()
    {
        _counts.Dispose();
        _pairs.Dispose();
    }

    private void Add(int group, ulong word)
    {
        ulong* pair = stackalloc ulong[2] { (ulong)group, word };
        int before = _pairs.Count;
        _pairs.FindOrAdd(pair);
        ((long*)_counts.Start)[group] += _pairs.Count - before;
    }
}
