using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>Rows that an operator keeps: column by column, each in one piece. Codes stay codes; texts are copied.</summary>
internal sealed unsafe class RowStore : IDisposable
{
    private readonly NativeBuffer?[] _lanes;
    private readonly NativeBuffer?[] _validity;
    private readonly bool[] _hasNulls;
    private readonly NativeBuffer?[] _bytes;
    private readonly long[] _byteCount;
    private readonly MemoryBudget _budget;
    private readonly string _what;

    /// <summary>An empty store.</summary>
    /// <param name="columns">The lane of each column and what its codes stand for; null for a column that nobody needs.</param>
    /// <param name="budget">What the memory is charged to.</param>
    /// <param name="what">What keeps the rows, for the error when memory runs out.</param>
    public RowStore(ImmutableArray<StoreColumn?> columns, MemoryBudget budget, string what)
    {
        Columns = columns;
        _budget = budget;
        _what = what;
        _lanes = new NativeBuffer?[columns.Length];
        _validity = new NativeBuffer?[columns.Length];
        _hasNulls = new bool[columns.Length];
        _bytes = new NativeBuffer?[columns.Length];
        _byteCount = new long[columns.Length];
    }

    public ImmutableArray<StoreColumn?> Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Copies the rows of a batch behind those that are there.</summary>
    public void Append(Batch batch) => Append(batch.Columns, batch.Count);

    /// <summary>Copies the first rows of some vectors behind those that are there.</summary>
    public void Append(ReadOnlySpan<Vector> vectors, int count)
    {
        int total = Limits.Int32((long)Count + count, _what);
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i] is StoreColumn column)
            {
                AppendLanes(i, column.Lane, vectors[i], count, total);
                AppendValidity(i, vectors[i].Validity, count, total);
            }
        }

        Count = total;
    }

    /// <summary>All rows of a column, or those from one on. Texts point into the store.</summary>
    public Vector Column(int index, int start = 0)
    {
        if (Columns[index] is not StoreColumn column)
        {
            return default;
        }

        byte* lanes = _lanes[index] is null ? null : _lanes[index]!.Start;
        var vector = new Vector { Lane = column.Lane, Dictionary = column.Dictionary };
        switch (column.Lane)
        {
            case Lane.Bit:
                vector.Values = lanes + (start >> 3);
                break;
            case Lane.Int32:
                vector.Values = (int*)lanes + start;
                break;
            case Lane.Text:
                vector.Values = (TextView*)lanes + start;
                break;
            default:
                vector.Values = (long*)lanes + start;
                break;
        }

        if (_hasNulls[index])
        {
            vector.Validity = (ulong*)_validity[index]!.Start + (start >> 6);
        }

        return vector;
    }

    /// <summary>Some rows of a column, from a multiple of 64 on. Where the store goes on after them, bits are copied, for those past the count must be zero.</summary>
    public Vector Column(int index, int start, int count, Arena arena)
    {
        Vector vector = Column(index, start);
        if (start + count == Count || (count & 63) == 0)
        {
            return vector;
        }

        if (vector.Validity is not null)
        {
            vector.Validity = Bits(vector.Validity, count, arena);
        }

        if (vector.Values is not null && vector.Lane == Lane.Bit)
        {
            vector.Values = Bits(vector.Bits, count, arena);
        }

        return vector;
    }

    /// <summary>Takes all rows out; the memory stays for the next.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(_hasNulls);
        Array.Clear(_byteCount);
    }

    public void Dispose()
    {
        foreach (NativeBuffer?[] buffers in new[] { _lanes, _validity, _bytes })
        {
            foreach (NativeBuffer? buffer in buffers)
            {
                buffer?.Dispose();
            }
        }
    }

    private static ulong* Bits(ulong* from, int count, Arena arena)
    {
        ulong* bits = arena.AllocateBits(count);
        Bitmap.Copy(from, count, bits);
        Bitmap.Trim(bits, count);
        return bits;
    }

    private void AppendLanes(int index, Lane lane, Vector vector, int count, int total)
    {
        NativeBuffer lanes = _lanes[index] ??= new NativeBuffer(_budget, _what);
        switch (lane)
        {
            case Lane.Bit:
                lanes.Ensure(((total + 63L) >> 6) * 8);
                AppendBits((ulong*)lanes.Start, Count, vector.Bits, count);

                // What was there before the store was cleared must not show past the count.
                Bitmap.Trim((ulong*)lanes.Start, total);
                break;
            case Lane.Int32:
                lanes.Ensure((long)total * sizeof(int));
                new Span<int>(vector.Values, count).CopyTo(new Span<int>((int*)lanes.Start + Count, count));
                break;
            case Lane.Text:
                lanes.Ensure((long)total * sizeof(TextView));
                AppendTexts(index, vector, count);
                break;
            default:
                lanes.Ensure((long)total * sizeof(long));
                new Span<long>(vector.Values, count).CopyTo(new Span<long>((long*)lanes.Start + Count, count));
                break;
        }
    }

    /// <summary>Copies the bytes behind those that are there; when they move, the views of all rows are moved with them.</summary>
    private void AppendTexts(int index, Vector vector, int count)
    {
        long length = 0;
        for (int i = 0; i < count; i++)
        {
            length += vector.IsValid(i) ? vector.Text[i].Length : 0;
        }

        NativeBuffer bytes = _bytes[index] ??= new NativeBuffer(_budget, _what);
        byte* before = bytes.Start;
        bytes.Ensure(_byteCount[index] + length + 1);
        var views = (TextView*)_lanes[index]!.Start;
        if (bytes.Start != before)
        {
            for (int i = 0; i < Count; i++)
            {
                views[i] = new TextView(bytes.Start + (views[i].Bytes - before), views[i].Length);
            }
        }

        byte* to = bytes.Start + _byteCount[index];
        for (int i = 0; i < count; i++)
        {
            TextView text = vector.IsValid(i) ? vector.Text[i] : default;
            text.Span.CopyTo(new Span<byte>(to, text.Length));
            views[Count + i] = new TextView(to, text.Length);
            to += text.Length;
        }

        _byteCount[index] += length;
    }

    private void AppendValidity(int index, ulong* validity, int count, int total)
    {
        if (validity is null && !_hasNulls[index])
        {
            return;
        }

        NativeBuffer bits = _validity[index] ??= new NativeBuffer(_budget, _what);
        bits.Ensure(((total + 63L) >> 6) * 8);
        if (!_hasNulls[index])
        {
            new Span<ulong>(bits.Start, (int)(bits.Capacity >> 3)).Clear();
            Bitmap.Fill((ulong*)bits.Start, Count);
            _hasNulls[index] = true;
        }

        AppendBits((ulong*)bits.Start, Count, validity, count);
    }

    /// <summary>Writes bits at any place; without a source they are ones.</summary>
    private static void AppendBits(ulong* to, int at, ulong* from, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int target = at + i;
            ulong bit = 1UL << target;
            if (from is null || Bitmap.Get(from, i))
            {
                to[target >> 6] |= bit;
            }
            else
            {
                to[target >> 6] &= ~bit;
            }
        }
    }
}
