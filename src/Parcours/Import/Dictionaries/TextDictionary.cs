using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Parcours.Columns;

namespace Parcours.Import;

/// <summary>The distinct values of a text column, up to a million or 256 MB unless they are wanted whatever their number.</summary>
internal sealed unsafe class TextDictionary : ProvisionalDictionary
{
    /// <summary>More distinct values than this and the column is stored as text.</summary>
    public const int MostValues = 1_000_000;

    /// <summary>More bytes of distinct values than this and the column is stored as text.</summary>
    public const long MostBytes = 256L << 20;

    private readonly int _mostValues;
    private readonly Segments<TextView> _values;
    private Table _table;
    private byte* _free;
    private long _freeBytes;
    private long _bytes;

    public TextDictionary(string name, ImportBudget budget, int mostValues = MostValues)
        : base(name, budget)
    {
        _mostValues = mostValues;
        _values = new Segments<TextView>(this);
        _table = NewTable(1 << 6);
    }

    /// <summary>The text of a number; it stays where it is.</summary>
    public TextView Value(int code) => *_values.At(code);

    /// <inheritdoc/>
    public override bool Encode(LaneVector vector)
    {
        TextView* views = vector.Views;
        long* codes = vector.Codes;
        bool nulls = vector.HasNulls;
        for (int i = 0; i < vector.Rows; i++)
        {
            if (nulls && views[i].Length == 0 && !vector.IsValid(i))
            {
                codes[i] = 0;
                continue;
            }

            int code = Encode(views[i]);
            if (code < 0)
            {
                return false;
            }

            codes[i] = code;
        }

        return true;
    }

    /// <summary>The number of a text, which is added when it is new; -1 when there are too many.</summary>
    public int Encode(TextView text)
    {
        uint hash = Hash(text.Bytes, text.Length);
        int code = Find(Volatile.Read(ref _table), text, hash);
        return code >= 0 ? code : Add(text, hash);
    }

    private int Find(Table table, TextView text, uint hash)
    {
        for (uint at = hash & table.Mask; ; at = (at + 1) & table.Mask)
        {
            // A slot is one word (hash and number), written after the text it stands for.
            ulong slot = Volatile.Read(ref table.Slots[at]);
            if (slot == 0)
            {
                return -1;
            }

            if ((uint)(slot >> 32) == hash)
            {
                int code = (int)(uint)slot - 1;
                TextView known = Value(code);
                if (known.Length == text.Length && known.Span.SequenceEqual(text.Span))
                {
                    return code;
                }
            }
        }
    }

    private int Add(TextView text, uint hash)
    {
        lock (Gate)
        {
            int known = Find(_table, text, hash);
            if (known >= 0)
            {
                return known;
            }

            int code = Count;
            if (Overflowed || (!Forced && (code >= _mostValues || _bytes + text.Length > MostBytes)))
            {
                Overflow();
                return -1;
            }

            *_values.Next(code) = new TextView(Keep(text), text.Length);
            if (3L * (code + 1) > 2L * _table.Mask)
            {
                Table grown = NewTable((int)(_table.Mask + 1) * 2);
                for (uint i = 0; i <= _table.Mask; i++)
                {
                    if (_table.Slots[i] != 0)
                    {
                        Insert(grown, _table.Slots[i]);
                    }
                }

                Volatile.Write(ref _table, grown);
            }

            Published();
            Insert(_table, ((ulong)hash << 32) | (uint)(code + 1));
            return code;
        }
    }

    private static void Insert(Table table, ulong slot)
    {
        uint at = (uint)(slot >> 32) & table.Mask;
        while (table.Slots[at] != 0)
        {
            at = (at + 1) & table.Mask;
        }

        Volatile.Write(ref table.Slots[at], slot);
    }

    private byte* Keep(TextView text)
    {
        if (text.Length > _freeBytes)
        {
            // Small dictionaries take little; large ones take blocks that grow with them.
            _freeBytes = Math.Max(text.Length, Math.Clamp(_bytes, 4096, 1 << 20));
            _free = Allocate(_freeBytes);
        }

        byte* kept = _free;
        text.Span.CopyTo(new Span<byte>(kept, text.Length));
        _free += text.Length;
        _freeBytes -= text.Length;
        _bytes += text.Length;
        return kept;
    }

    private static uint Hash(byte* bytes, int length)
    {
        ulong a;
        ulong b;
        if (length >= 8)
        {
            if (length > 16)
            {
                return (uint)(XxHash3.HashToUInt64(new ReadOnlySpan<byte>(bytes, length)) >> 32);
            }

            a = Unsafe.ReadUnaligned<ulong>(bytes);
            b = Unsafe.ReadUnaligned<ulong>(bytes + length - 8);
        }
        else if (length >= 4)
        {
            a = Unsafe.ReadUnaligned<uint>(bytes);
            b = Unsafe.ReadUnaligned<uint>(bytes + length - 4);
        }
        else
        {
            a = length > 0 ? bytes[0] | ((ulong)bytes[length >> 1] << 8) | ((ulong)bytes[length - 1] << 16) : 0;
            b = 0;
        }

        ulong high = Math.BigMul(a ^ 0x9E3779B97F4A7C15UL ^ (uint)length, b ^ 0xD1B54A32D192ED03UL, out ulong low);
        return (uint)((high ^ low) >> 32) ^ (uint)(high ^ low);
    }

    private Table NewTable(int slots) => new((ulong*)Allocate((long)slots * sizeof(ulong)), (uint)slots - 1);

    private sealed class Table(ulong* slots, uint mask)
    {
        public readonly ulong* Slots = slots;
        public readonly uint Mask = mask;
    }
}
