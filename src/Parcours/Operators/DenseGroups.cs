using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>Groups by keys of few known values: the number of a group is computed, not looked up.</summary>
/// <remarks>
/// Each key counts from its least value, null last; the number is that of a mixed-radix number with the first key as its first digit. When every key is
/// computed from one and the same column of few values, the number itself is looked up once a row.
/// </remarks>
internal sealed unsafe class DenseGroups : Groups
{
    private readonly ImmutableArray<GroupKey> _keys;
    private readonly int[] _strides;
    private readonly NativeBuffer _seen;
    private readonly int _column;
    private readonly int[]? _numbers;
    private readonly int _base;
    private readonly bool _notesPresence;

    /// <summary>No groups yet.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="notesPresence">Whether to note which groups have rows; not needed where an aggregate counts them.</param>
    /// <param name="budget">What the memory is charged to.</param>
    public DenseGroups(ImmutableArray<GroupKey> keys, bool notesPresence, MemoryBudget budget)
    {
        _keys = keys;
        _notesPresence = notesPresence;
        _strides = new int[keys.Length];
        int stride = 1;
        for (int i = keys.Length - 1; i >= 0; i--)
        {
            _strides[i] = stride;
            stride = checked(stride * (int)keys[i].Size);
        }

        Count = stride;
        _seen = new NativeBuffer(budget, "Grouping");
        _seen.Ensure(stride);
        _column = -1;
        if (keys.All(k => k.Evaluator is LookupEvaluator { Table.NullHasValue: false } lookup && lookup.Column == ((LookupEvaluator)keys[0].Evaluator).Column))
        {
            LookupTable first = ((LookupEvaluator)keys[0].Evaluator).Table;
            _column = ((LookupEvaluator)keys[0].Evaluator).Column;
            _base = first.Base;
            _numbers = GC.AllocateArray<int>(first.Size + 17, pinned: true);
            for (int entry = 0; entry <= first.Size; entry++)
            {
                _numbers[entry] = NumberOf(entry);
            }
        }
    }

    public override int Count { get; }

    public override bool IsOrdered => _keys.All(k => k.IsOrdered);

    /// <summary>Whether keys can be grouped in this way, within so many groups.</summary>
    public static bool Suits(IEnumerable<GroupKey> keys, long most)
    {
        long groups = 1;
        foreach (GroupKey key in keys)
        {
            if (key.Size == 0 || key.Size > most / groups)
            {
                return false;
            }

            groups *= key.Size;
        }

        return true;
    }

    public override GroupAssignment Assign(Batch batch, WorkerContext worker)
    {
        int count = batch.Count;
        int* numbers;
        if (_numbers is not null)
        {
            numbers = worker.Arena.Allocate<int>(count);
            AssignByColumn(batch.Columns[_column], count, numbers);
        }
        else if (_keys is [{ Base: 0, Column.Lane: Lane.Int32, Nullable: false } only])
        {
            // Codes are the numbers themselves.
            numbers = only.Evaluator.Evaluate(batch, worker.Evaluation).Int32;
        }
        else
        {
            numbers = worker.Arena.Allocate<int>(count);
            new Span<int>(numbers, count).Clear();
            for (int key = 0; key < _keys.Length; key++)
            {
                AddDigits(_keys[key].Evaluator.Evaluate(batch, worker.Evaluation), _keys[key], _strides[key], count, numbers);
            }
        }

        if (_notesPresence)
        {
            byte* seen = _seen.Start;
            for (int i = 0; i < count; i++)
            {
                seen[numbers[i]] = 1;
            }
        }

        return GroupAssignment.Of(numbers);
    }

    public override int[] Merge(Groups other)
    {
        var from = (DenseGroups)other;
        var into = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            into[i] = i;
            _seen.Start[i] |= from._seen.Start[i];
        }

        return into;
    }

    public override int[] Present(CountState? rows)
    {
        var present = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            if (_notesPresence ? _seen.Start[i] != 0 : rows!.Count(i) > 0)
            {
                present.Add(i);
            }
        }

        return [.. present];
    }

    public override Vector Key(int key, ReadOnlySpan<int> groups, Arena arena)
    {
        GroupKey of = _keys[key];
        Lane lane = of.Column.Lane;
        var vector = new Vector { Lane = lane, Values = arena.AllocateLanes(lane, groups.Length), Dictionary = of.Domain.Dictionary };
        Lanes.Clear(lane, vector.Values, groups.Length);
        int nullDigit = of.Nullable ? (int)of.Size - 1 : -1;
        if (of.Nullable)
        {
            vector.Validity = arena.AllocateBits(groups.Length);
            Bitmap.Fill(vector.Validity, groups.Length);
        }

        for (int i = 0; i < groups.Length; i++)
        {
            int digit = groups[i] / _strides[key] % (int)of.Size;
            if (digit == nullDigit)
            {
                vector.Validity[i >> 6] &= ~(1UL << i);
                continue;
            }

            switch (lane)
            {
                case Lane.Bit when digit != 0:
                    Bitmap.Set(vector.Bits, i);
                    break;
                case Lane.Bit:
                    break;
                case Lane.Int32:
                    vector.Int32[i] = (int)(of.Base + digit);
                    break;
                default:
                    vector.Int64[i] = of.Base + digit;
                    break;
            }
        }

        return vector;
    }

    public override void Clear() => new Span<byte>(_seen.Start, Count).Clear();

    public override void Dispose() => _seen.Dispose();

    private int NumberOf(int entry)
    {
        int number = 0;
        for (int key = 0; key < _keys.Length; key++)
        {
            LookupTable table = ((LookupEvaluator)_keys[key].Evaluator).Table;
            bool isNull = entry == table.Size || (table.Validity is not null && !Bitmap.Get(table.Validity, entry));
            long digit = isNull ? _keys[key].Size - 1 : table.Lane switch
            {
                Lane.Bit => Bitmap.Get(table.Bits, entry) ? 1 : 0,
                Lane.Int32 => table.Int32[entry] - _keys[key].Base,
                _ => table.Int64[entry] - _keys[key].Base,
            };
            number += (int)digit * _strides[key];
        }

        return number;
    }

    private void AssignByColumn(Vector values, int count, int* numbers)
    {
        int[] table = _numbers!;
        int least = _base;
        if (values.Validity is null)
        {
            for (int i = 0; i < count; i++)
            {
                numbers[i] = table[values.Int32[i] - least];
            }

            return;
        }

        int nullEntry = ((LookupEvaluator)_keys[0].Evaluator).Table.Size;
        for (int i = 0; i < count; i++)
        {
            numbers[i] = table[Bitmap.Get(values.Validity, i) ? values.Int32[i] - least : nullEntry];
        }
    }

    private static void AddDigits(Vector values, GroupKey key, int stride, int count, int* numbers)
    {
        int nullDigits = ((int)key.Size - 1) * stride;
        int least = (int)key.Base;
        if (values.Validity is null && values.Lane == Lane.Int32)
        {
            for (int i = 0; i < count; i++)
            {
                numbers[i] += (values.Int32[i] - least) * stride;
            }

            return;
        }

        for (int i = 0; i < count; i++)
        {
            numbers[i] += !values.IsValid(i) ? nullDigits : values.Lane switch
            {
                Lane.Bit => Bitmap.Get(values.Bits, i) ? stride : 0,
                Lane.Int32 => (values.Int32[i] - least) * stride,
                _ => (int)(values.Int64[i] - key.Base) * stride,
            };
        }
    }
}
