using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>A column as words whose order is that of the values: of numbers and codes wholly, of texts by their first bytes.</summary>
internal sealed unsafe class SortWords : IDisposable
{
    private readonly Vector _texts;
    private readonly bool _descending;
    private readonly bool _nullsFirst;
    private readonly ulong* _validity;
    private readonly ulong* _at;
    private readonly int _count;
    private readonly NativeBuffer _words;
    private readonly NativeBuffer? _decoded;

    private SortWords(NativeBuffer words, int count, Vector values, SortColumn column, NativeBuffer? decoded)
    {
        (_words, _count, _decoded) = (words, count, decoded);
        _at = (ulong*)words.Start;
        _validity = values.Validity;
        _texts = values.Lane == Lane.Text ? values : default;
        (_descending, _nullsFirst) = (column.Descending, column.NullsFirst);
    }

    /// <summary>A word a row; in the direction of the sort, and nulls at their end.</summary>
    public ReadOnlySpan<ulong> Words => new(_at, _count);

    /// <summary>The words of a column, for as long as the store has no further rows.</summary>
    public static SortWords Of(RowStore rows, SortColumn column, WorkerContext worker)
    {
        Vector values = rows.Column(column.Column);
        int count = rows.Count;
        var buffer = new NativeBuffer(worker.Budget, "Sorting");
        buffer.Ensure((long)count * sizeof(ulong));
        var words = (ulong*)buffer.Start;
        NativeBuffer? decoded = null;
        if (values.Dictionary is { IsOrdered: false, Ranks: null } dictionary)
        {
            decoded = new NativeBuffer(worker.Budget, "Sorting");
            values = Decode(values, dictionary, count, decoded);
        }

        int* ranks = values.Dictionary is { IsOrdered: false } ranked ? ranked.Ranks : null;
        for (int i = 0; i < count; i++)
        {
            if ((i & 0xFFFF) == 0)
            {
                worker.Cancellation.ThrowIfCancellationRequested();
            }

            words[i] = Word(values, i, column, ranks);
        }

        return new SortWords(buffer, count, values, column, decoded);
    }

    /// <summary>The words of some rows of a batch, by which rows can be told from those of a store; false where codes would have to be decoded.</summary>
    public static bool TryOf(Vector values, int start, int count, SortColumn column, ulong* to)
    {
        if (values.Dictionary is { IsOrdered: false, Ranks: null })
        {
            return false;
        }

        int* ranks = values.Dictionary is { IsOrdered: false } ranked ? ranked.Ranks : null;
        for (int i = 0; i < count; i++)
        {
            to[i] = Word(values, start + i, column, ranks);
        }

        return true;
    }

    public void Dispose()
    {
        _words.Dispose();
        _decoded?.Dispose();
    }

    /// <summary>The order of two rows.</summary>
    public int Compare(int x, int y)
    {
        int order = _at[x].CompareTo(_at[y]);
        if (order != 0)
        {
            return order;
        }

        if (_validity is not null)
        {
            bool left = Bitmap.Get(_validity, x);
            bool right = Bitmap.Get(_validity, y);
            if (!left || !right)
            {
                return left == right ? 0 : left == _nullsFirst ? 1 : -1;
            }
        }

        if (_texts.Values is null)
        {
            return 0;
        }

        order = _texts.Text[x].Span.SequenceCompareTo(_texts.Text[y].Span);
        return _descending ? -order : order;
    }

    /// <summary>The word of a value in the direction of the sort. Nulls take the word at their end, which values may share: comparing rows parts them.</summary>
    private static ulong Word(Vector values, int row, SortColumn column, int* ranks)
    {
        if (!values.IsValid(row))
        {
            return column.NullsFirst ? 0 : ulong.MaxValue;
        }

        ulong word = WordOf(values, row, ranks);
        return column.Descending ? ~word : word;
    }

    private static ulong WordOf(Vector values, int row, int* ranks)
    {
        const ulong sign = 1UL << 63;
        switch (values.Lane)
        {
            case Lane.Bit:
                return Bitmap.Get(values.Bits, row) ? 1UL : 0;
            case Lane.Int32:
                return (ulong)(long)(ranks is null ? values.Int32[row] : ranks[values.Int32[row]]) ^ sign;
            case Lane.Int64:
                return (ulong)values.Int64[row] ^ sign;
            case Lane.Float64:
                return (ulong)MinMax.OrderKey(values.Float64[row]) ^ sign;
            default:
                ReadOnlySpan<byte> text = values.Text[row].Span;
                ulong word = 0;
                for (int i = 0; i < 8; i++)
                {
                    word = (word << 8) | (i < text.Length ? text[i] : 0U);
                }

                return word;
        }
    }

    /// <summary>The values of codes that have no ranks: patients. Texts point into the dictionary.</summary>
    private static Vector Decode(Vector codes, ValueDictionary dictionary, int count, NativeBuffer to)
    {
        Lane lane = dictionary.ValueLane;
        to.Ensure(Lanes.Bytes(lane, count));
        if (codes.Validity is null)
        {
            dictionary.Gather(codes.Int32, count, to.Start);
        }

        for (int i = 0; codes.Validity is not null && i < count; i++)
        {
            if (codes.IsValid(i))
            {
                dictionary.Gather(codes.Int32 + i, 1, to.Start + Lanes.Bytes(lane, i));
            }
        }

        return new Vector { Lane = lane, Values = to.Start, Validity = codes.Validity };
    }
}
