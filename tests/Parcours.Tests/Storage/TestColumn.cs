using System.Globalization;
using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>A column of made-up values in memory: what is written, and what must be read back.</summary>
internal sealed unsafe class TestColumn : IDisposable
{
    private readonly NativeBuffer _values = new();
    private readonly NativeBuffer _validity = new();
    private readonly NativeBuffer _bytes = new();

    private TestColumn(Lane lane, int count)
    {
        (Lane, Count) = (lane, count);
        _values.Reserve(((long)count * 16) + 64);
        _validity.Reserve((Bitmap.Words(count) * 8) + 64);
        new Span<byte>(_values.Pointer, (count * 16) + 64).Clear();
        Bitmap.Fill(Validity, count);
    }

    public Lane Lane { get; }

    public int Count { get; }

    public bool HasNulls { get; private set; }

    public void* Values => _values.Pointer;

    public ulong* Validity => (ulong*)_validity.Pointer;

    public ulong* ValidityOrNull => HasNulls ? Validity : null;

    public static int LaneBytes(Lane lane) => lane switch { Lane.Int32 => 4, Lane.Text => 16, _ => 8 };

    /// <summary>Integers, doubles (given as their bits) or bits.</summary>
    public static TestColumn Of(Lane lane, long[] values)
    {
        var column = new TestColumn(lane, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            column.Set(i, values[i]);
        }

        return column;
    }

    public static TestColumn OfTexts(string[] values)
    {
        var column = new TestColumn(Lane.Text, values.Length);
        byte[][] all = Array.ConvertAll(values, System.Text.Encoding.UTF8.GetBytes);
        byte* at = column._bytes.Reserve(all.Sum(a => a.Length) + 1);
        for (int i = 0; i < all.Length; i++)
        {
            all[i].CopyTo(new Span<byte>(at, all[i].Length));
            ((TextView*)column.Values)[i] = new(at, all[i].Length);
            at += all[i].Length;
        }

        return column;
    }

    /// <summary>Makes some rows null: the chance of each is <paramref name="share"/>.</summary>
    public TestColumn WithNulls(Random random, double share)
    {
        for (int i = 0; i < Count; i++)
        {
            if (random.NextDouble() < share)
            {
                SetNull(i);
            }
        }

        return this;
    }

    public void SetNull(int row)
    {
        HasNulls = true;
        Validity[row >> 6] &= ~(1UL << row);
    }

    /// <summary>A value as text for comparison: what a reader must see, nulls as a word.</summary>
    public string Expected(int row) => HasNulls && !Bitmap.Get(Validity, row) ? "null" : Show(Lane, Values, row);

    public static string Show(Lane lane, void* values, int row) => lane switch
    {
        Lane.Bit => Bitmap.Get((ulong*)values, row) ? "1" : "0",
        Lane.Int32 => ((int*)values)[row].ToString(CultureInfo.InvariantCulture),
        Lane.Text => "'" + System.Text.Encoding.UTF8.GetString(((TextView*)values)[row].Span) + "'",
        _ => ((long*)values)[row].ToString("x", CultureInfo.InvariantCulture),
    };

    public void Dispose()
    {
        _values.Dispose();
        _validity.Dispose();
        _bytes.Dispose();
    }

    private void Set(int row, long value)
    {
        switch (Lane)
        {
            case Lane.Bit when value != 0:
                Bitmap.Set((ulong*)Values, row);
                break;
            case Lane.Int32:
                ((int*)Values)[row] = (int)value;
                break;
            case Lane.Int64 or Lane.Float64:
                ((long*)Values)[row] = value;
                break;
            default:
                break;
        }
    }
}
