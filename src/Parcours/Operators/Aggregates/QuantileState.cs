using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>Exact quantiles: all values are kept, then sorted within their groups.</summary>
/// <param name="share">The share p, 0 to 1.</param>
/// <param name="lane">How the result lies.</param>
/// <param name="budget">What the memory is charged to.</param>
internal sealed unsafe class QuantileState(double share, Lane lane, MemoryBudget budget) : AggregateState
{
    private readonly ExactShare _share = new(share);
    private readonly NativeBuffer _values = new(budget, "Quantiles");
    private long _count;
    private bool _sorted;

    public override void Ensure(int groups)
    {
    }

    public override void Update(Vector values, GroupAssignment assignment, ulong* live, int count, WorkerContext worker)
    {
        int* groups = assignment.Expand(count, worker.Arena);
        Reserve(count);
        for (int i = 0; i < count; i++)
        {
            if (live is null || Bitmap.Get(live, i))
            {
                long key = lane switch
                {
                    Lane.Int32 => values.Int32[i],
                    Lane.Float64 => MinMax.OrderKey(values.Float64[i]),
                    _ => values.Int64[i],
                };
                ((Entry*)_values.Start)[_count++] = new Entry(groups is null ? 0 : groups[i], key);
            }
        }
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int count)
    {
        var from = (QuantileState)other;
        Reserve(from._count);
        for (long i = 0; i < from._count; i++)
        {
            Entry entry = ((Entry*)from._values.Start)[i];
            ((Entry*)_values.Start)[_count++] = entry with { Group = into[entry.Group] };
        }
    }

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        if (!_sorted)
        {
            new Span<Entry>(_values.Start, Limits.Int32(_count, "The values of a quantile")).Sort();
            _sorted = true;
        }

        var result = new Vector { Lane = lane, Values = arena.AllocateLanes(lane, groups.Length), Validity = arena.AllocateBits(groups.Length) };
        Bitmap.Clear(result.Validity, groups.Length);
        Lanes.Clear(lane, result.Values, groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            long first = FirstOf(groups[i]);
            long size = FirstOf(groups[i] + 1) - first;
            if (size > 0)
            {
                Set(result, i, ((Entry*)_values.Start)[first + _share.Rank(size) - 1].Key);
                Bitmap.Set(result.Validity, i);
            }
        }

        return result;
    }

    public override void Clear() => (_count, _sorted) = (0, false);

    public override void Dispose() => _values.Dispose();

    private void Set(Vector result, int row, long key)
    {
        switch (lane)
        {
            case Lane.Int32:
                result.Int32[row] = (int)key;
                break;
            case Lane.Float64:
                result.Float64[row] = MinMax.FromOrderKey(key);
                break;
            default:
                result.Int64[row] = key;
                break;
        }
    }

    private void Reserve(long more)
    {
        _values.Ensure((_count + more) * sizeof(Entry));
        _sorted = false;
    }

    private long FirstOf(int group)
    {
        long low = 0;
        long high = _count;
        while (low < high)
        {
            long middle = (low + high) >>> 1;
            (low, high) = ((Entry*)_values.Start)[middle].Group < group ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private readonly record struct Entry(int Group, long Key) : IComparable<Entry>
    {
        public int CompareTo(Entry other) => Group != other.Group ? Group.CompareTo(other.Group) : Key.CompareTo(other.Key);
    }
}
