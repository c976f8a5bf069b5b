using Parcours.Columns;

namespace Parcours.Import;

/// <summary>
/// A column of some rows on its way in. Fixed-size values of every type are 64-bit lanes here (a double as its bits), so
/// that partitioning has one body; the chunks that follow are narrow. Text is views of bytes that outlive the rows' batch step.
/// </summary>
internal sealed unsafe class LaneVector(ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _lanes = new(budget);
    private readonly NativeBuffer _codes = new(budget);
    private readonly NativeBuffer _validity = new(budget);
    private readonly NativeBuffer _views = new(budget);
    private readonly NativeBuffer _bytes = new(budget);
    private int _capacity;

    /// <summary>How many rows the vector holds.</summary>
    public int Rows { get; private set; }

    /// <summary>One lane a row; a null's is zero.</summary>
    public long* Lanes => (long*)_lanes.Data;

    /// <summary>The number of each value in the column's dictionary, after it was looked up; a null's is zero.</summary>
    public long* Codes => (long*)_codes.Data;

    /// <summary>One view a row; a null's is empty. Only of text.</summary>
    public TextView* Views => (TextView*)_views.Data;

    /// <summary>A bit a row, 1 for a value; meaningful when <see cref="HasNulls"/>.</summary>
    public ulong* Validity => (ulong*)_validity.Data;

    /// <summary>Whether any row is null.</summary>
    public bool HasNulls { get; set; }

    /// <summary>Makes room and forgets what was there.</summary>
    public void Begin(int rows)
    {
        if (rows > _capacity)
        {
            _capacity = rows;
            _lanes.Ensure<long>(rows);
            _codes.Ensure<long>(rows);
            _validity.Ensure<ulong>(NativeBuffer.Words(rows));
            _views.Ensure<TextView>(rows);
        }

        Rows = rows;
        HasNulls = false;
    }

    /// <summary>Makes every row null.</summary>
    public void FillNulls(bool text)
    {
        HasNulls = true;
        new Span<ulong>(Validity, NativeBuffer.Words(Rows)).Clear();
        if (text)
        {
            new Span<TextView>(Views, Rows).Clear();
        }

        new Span<long>(Lanes, Rows).Clear();
    }

    /// <summary>Whether a row has a value.</summary>
    public bool IsValid(int row) => !HasNulls || ((Validity[row >> 6] >> (row & 63)) & 1) != 0;

    /// <summary>Turns a row into a null; lane or view are the caller's to clear.</summary>
    public void SetNull(int row)
    {
        if (!HasNulls)
        {
            HasNulls = true;
            new Span<ulong>(Validity, NativeBuffer.Words(Rows)).Fill(ulong.MaxValue);
        }

        Validity[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Room for bytes of text made here rather than found in the source.</summary>
    public byte* Bytes(long count) => _bytes.Ensure(count);

    /// <inheritdoc/>
    public void Dispose()
    {
        _lanes.Dispose();
        _codes.Dispose();
        _validity.Dispose();
        _views.Dispose();
        _bytes.Dispose();
    }
}
