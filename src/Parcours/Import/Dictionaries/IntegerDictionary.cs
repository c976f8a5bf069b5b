namespace Parcours.Import;

/// <summary>The distinct values of an integer column, up to 65,536 unless they are wanted whatever their number.</summary>
internal sealed unsafe class IntegerDictionary : ProvisionalDictionary
{
    /// <summary>More distinct values than this and the column is stored as values.</summary>
    public const int MostValues = 65_536;

    private readonly Segments<long> _values;
    private Table _table;

    public IntegerDictionary(string name, ImportBudget budget)
        : base(name, budget)
    {
        _values = new Segments<long>(this);
        _table = NewTable(1 << 6);
    }

    /// <summary>The value of a number.</summary>
    public long Value(int code) => *_values.At(code);

    /// <inheritdoc/>
    public override bool Encode(LaneVector vector)
    {
        long* lanes = vector.Lanes;
        long* codes = vector.Codes;
        Table table = Volatile.Read(ref _table);
        bool nulls = vector.HasNulls;
        long previous = 0;
        long previousCode = -1;
        for (int i = 0; i < vector.Rows; i++)
        {
            long value = lanes[i];
            if (value == previous && previousCode >= 0)
            {
                codes[i] = previousCode;
                continue;
            }

            if (nulls && value == 0 && !vector.IsValid(i))
            {
                codes[i] = 0;
                continue;
            }

            long code = Find(table, value);
            if (code < 0)
            {
                code = Add(value);
                if (code < 0)
                {
                    return false;
                }

                table = Volatile.Read(ref _table);
            }

            codes[i] = code;
            (previous, previousCode) = (value, code);
        }

        return true;
    }

    private static long Find(Table table, long value)
    {
        Slot* slots = table.Slots;
        for (uint at = Hash(value) & table.Mask; ; at = (at + 1) & table.Mask)
        {
            // The number is written after the value, so a slot that has one has the other.
            long next = Volatile.Read(ref slots[at].Next);
            if (next == 0 || slots[at].Value == value)
            {
                return next - 1;
            }
        }
    }

    private static uint Hash(long value)
    {
        ulong mixed = (ulong)value * 0x9E3779B97F4A7C15UL;
        return (uint)((mixed ^ (mixed >> 29)) >> 32);
    }

    private long Add(long value)
    {
        lock (Gate)
        {
            long known = Find(_table, value);
            if (known >= 0)
            {
                return known;
            }

            int code = Count;
            if (Overflowed || (code == MostValues && !Forced))
            {
                Overflow();
                return -1;
            }

            *_values.Next(code) = value;
            if (3L * (code + 1) > 2L * _table.Mask)
            {
                Table grown = NewTable((int)(_table.Mask + 1) * 2);
                for (int i = 0; i < code; i++)
                {
                    Insert(grown, Value(i), i);
                }

                Volatile.Write(ref _table, grown);
            }

            Published();
            Insert(_table, value, code);
            return code;
        }
    }

    private static void Insert(Table table, long value, int code)
    {
        uint at = Hash(value) & table.Mask;
        while (table.Slots[at].Next != 0)
        {
            at = (at + 1) & table.Mask;
        }

        table.Slots[at].Value = value;
        Volatile.Write(ref table.Slots[at].Next, code + 1);
    }

    private Table NewTable(int slots) => new((Slot*)Allocate((long)slots * sizeof(Slot)), (uint)slots - 1);

    private struct Slot
    {
        public long Value;
        public long Next;
    }

    private sealed class Table(Slot* slots, uint mask)
    {
        public readonly Slot* Slots = slots;
        public readonly uint Mask = mask;
    }
}
