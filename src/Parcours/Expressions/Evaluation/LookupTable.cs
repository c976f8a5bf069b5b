using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>The values of an expression for each value of a column, and a last one for null.</summary>
internal sealed unsafe class LookupTable
{
    private const int ChunkRows = 2048;

    // One of 32-bit lanes, 64-bit lanes or bits, pinned; with one entry more than there are values, for null.
    private readonly int[] _int32 = [];
    private readonly long[] _int64 = [];
    private readonly ulong[] _bits = [];
    private readonly ulong[] _validity;

    private LookupTable(Lane lane, int size)
    {
        Lane = lane;
        Size = size;
        switch (lane)
        {
            case Lane.Bit:
                _bits = GC.AllocateArray<ulong>(Bitmap.Words(size + 1) + 8, pinned: true);
                break;
            case Lane.Int32 or Lane.Text:
                _int32 = GC.AllocateArray<int>(size + 1 + 16, pinned: true);
                break;
            default:
                _int64 = GC.AllocateArray<long>(size + 1 + 8, pinned: true);
                break;
        }

        _validity = GC.AllocateArray<ulong>(Bitmap.Words(size + 1) + 8, pinned: true);
    }

    /// <summary>How many values the column may take; null comes after them.</summary>
    public int Size { get; }

    /// <summary>The lane value of the first entry.</summary>
    public int Base { get; private init; }

    /// <summary>How the results lie: never text, which becomes codes of <see cref="Dictionary"/>.</summary>
    public Lane Lane { get; private set; }

    public ValueDictionary? Dictionary { get; private set; }

    /// <summary>Whether a null of the column gives a value, as <c>??</c> does.</summary>
    public bool NullHasValue { get; private set; }

    /// <summary>Entries that are null where the column is not; null when there are none.</summary>
    public ulong* Validity => AnyNull ? Address(_validity) : null;

    public int* Int32 => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_int32));

    public long* Int64 => (long*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_int64));

    public ulong* Bits => Address(_bits);

    private bool AnyNull { get; set; }

    /// <summary>What is known of the results.</summary>
    public ColumnDomain Domain { get; private set; } = ColumnDomain.Unknown;

    /// <summary>Computes an expression for all values of a column; null when some value cannot be computed, so that only rows with that value fail.</summary>
    public static LookupTable? TryMake(Evaluator evaluator, ColumnType type, int column, int columns, ColumnDomain domain, SimdLevel level)
    {
        var table = new LookupTable(type.Lane, (int)domain.Size) { Base = domain.Dictionary is null ? (int)domain.Min : 0 };
        using var arena = new Arena();
        var context = new EvaluationContext(arena, level);
        var texts = new List<byte[]>();
        try
        {
            for (int start = 0; start <= table.Size; start += ChunkRows)
            {
                arena.Reset();
                table.Fill(evaluator, column, new Batch(columns) { Count = Math.Min(ChunkRows, table.Size + 1 - start) }, domain, start, context, texts);
            }
        }
        catch (ParcoursException)
        {
            return null;
        }

        table.Finish(texts);
        return table;
    }

    private void Fill(Evaluator evaluator, int column, Batch batch, ColumnDomain domain, int start, EvaluationContext context, List<byte[]> texts)
    {
        int count = batch.Count;
        int* codes = context.Arena.Allocate<int>(count);
        ulong* valid = context.Arena.AllocateBits(count);
        Bitmap.Fill(valid, count);
        for (int i = 0; i < count; i++)
        {
            codes[i] = start + i < Size ? Base + start + i : 0;
        }

        bool empty = domain.Dictionary is { Count: 0 };
        if (start + count > Size || empty)
        {
            int last = count - 1;
            valid[last >> 6] &= ~(1UL << last);
            if (empty)
            {
                Bitmap.Clear(valid, count);
            }
        }

        batch.Columns[column] = new Vector { Lane = Lane.Int32, Values = codes, Validity = Bitmap.AllSet(valid, count) ? null : valid, Dictionary = domain.Dictionary };
        Vector result = context.Decode(evaluator.Evaluate(batch, context), count);
        for (int i = 0; i < count; i++)
        {
            int entry = start + i;
            bool isValid = result.IsValid(i);
            if (isValid)
            {
                _validity[entry >> 6] |= 1UL << entry;
            }

            switch (Lane)
            {
                case Lane.Bit when isValid && Bitmap.Get(result.Bits, i):
                    _bits[entry >> 6] |= 1UL << entry;
                    break;
                case Lane.Bit:
                    break;
                case Lane.Int32:
                    _int32[entry] = isValid ? result.Int32[i] : 0;
                    break;
                case Lane.Text:
                    texts.Add(isValid ? result.Text[i].Span.ToArray() : []);
                    break;
                default:
                    _int64[entry] = isValid ? result.Int64[i] : 0;
                    break;
            }
        }
    }

    private void Finish(List<byte[]> texts)
    {
        NullHasValue = Bitmap.Get(Address(_validity), Size);
        AnyNull = !Bitmap.AllSet(Address(_validity), Size);
        if (Lane == Lane.Text)
        {
            var codes = new int[texts.Count];
            Dictionary = DerivedDictionary.Of(texts, codes);
            codes.CopyTo(_int32, 0);
            Lane = Lane.Int32;
            Domain = ColumnDomain.Of(Dictionary);
        }
        else if (Lane == Lane.Int32)
        {
            Domain = RangeOfValid();
        }
    }

    /// <summary>The least and the greatest entry; 0 to 0 when every entry is null.</summary>
    private ColumnDomain RangeOfValid()
    {
        (int min, int max) = (int.MaxValue, int.MinValue);
        for (int entry = 0; entry <= Size; entry++)
        {
            if (Bitmap.Get(Address(_validity), entry))
            {
                (min, max) = (Math.Min(min, _int32[entry]), Math.Max(max, _int32[entry]));
            }
        }

        return min <= max ? new ColumnDomain(null, min, max) : new ColumnDomain(null, 0, 0);
    }

    private static ulong* Address(ulong[] pinned) => (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
