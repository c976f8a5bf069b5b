using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>Groups by any keys: a hash table of the keys as words, and of bits that tell which are null.</summary>
internal sealed unsafe class HashGroups(ImmutableArray<GroupKey> keys, TextInterner interner, MemoryBudget budget) : Groups
{
    private readonly int _words = WordsOf(keys.Length);
    private KeyTable _table = new(WordsOf(keys.Length), budget, "Grouping");

    public override int Count => _table.Count;

    public override bool IsOrdered => false;

    public override GroupAssignment Assign(Batch batch, WorkerContext worker)
    {
        int count = batch.Count;
        int* numbers = worker.Arena.Allocate<int>(count);
        ulong* columns = worker.Arena.Allocate<ulong>(count * _words);
        ulong* nulls = columns + ((long)count * keys.Length);
        new Span<ulong>(nulls, count * (_words - keys.Length)).Clear();
        for (int key = 0; key < keys.Length; key++)
        {
            Vector values = keys[key].Evaluator.Evaluate(batch, worker.Evaluation);
            LaneWords.Of(values, count, interner, columns + ((long)count * key));
            for (int i = 0; values.Validity is not null && i < count; i++)
            {
                nulls[((long)count * (key >> 6)) + i] |= Bitmap.Get(values.Validity, i) ? 0 : 1UL << key;
            }
        }

        ulong* words = stackalloc ulong[_words];
        for (int i = 0; i < count; i++)
        {
            for (int word = 0; word < _words; word++)
            {
                words[word] = columns[((long)count * word) + i];
            }

            numbers[i] = _table.FindOrAdd(words);
        }

        return GroupAssignment.Of(numbers);
    }

    public override int[] Merge(Groups other)
    {
        KeyTable from = ((HashGroups)other)._table;
        var into = new int[from.Count];
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = _table.FindOrAdd(from.Key(i));
        }

        return into;
    }

    public override int[] Present(CountState? rows) => [.. Enumerable.Range(0, Count)];

    public override Vector Key(int key, ReadOnlySpan<int> groups, Arena arena)
    {
        StoreColumn column = keys[key].Column;
        var vector = new Vector
        {
            Lane = column.Lane,
            Values = arena.AllocateLanes(column.Lane, groups.Length),
            Validity = arena.AllocateBits(groups.Length),
            Dictionary = column.Dictionary,
        };
        Lanes.Clear(column.Lane, vector.Values, groups.Length);
        Bitmap.Fill(vector.Validity, groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            ulong* words = _table.Key(groups[i]);
            if ((words[keys.Length + (key >> 6)] >> key & 1) != 0)
            {
                vector.Validity[i >> 6] &= ~(1UL << i);
                continue;
            }

            switch (column.Lane)
            {
                case Lane.Bit when words[key] != 0:
                    Bitmap.Set(vector.Bits, i);
                    break;
                case Lane.Bit:
                    break;
                case Lane.Int32:
                    vector.Int32[i] = (int)words[key];
                    break;
                case Lane.Text:
                    vector.Text[i] = interner.Text((int)words[key]);
                    break;
                default:
                    vector.Int64[i] = (long)words[key];
                    break;
            }
        }

        vector.Validity = Bitmap.AllSet(vector.Validity, groups.Length) ? null : vector.Validity;
        return vector;
    }

    public override void Clear()
    {
        _table.Dispose();
        _table = new KeyTable(_words, budget, "Grouping");
    }

    public override void Dispose() => _table.Dispose();

    /// <summary>A word a key, and a bit a key that tells whether it is null.</summary>
    private static int WordsOf(int keys) => keys + ((keys + 63) >> 6);
}
