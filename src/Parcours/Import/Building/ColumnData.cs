using Parcours.Columns;

namespace Parcours.Import;

/// <summary>The values of one column over some rows, in the form in which they are stored (booleans as 32-bit lanes), with a byte a row for nulls.</summary>
internal sealed unsafe class ColumnData(ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _valueBuffer = new(budget);
    private readonly NativeBuffer _validityBuffer = new(budget);
    private byte* _values;

    /// <summary>How the values lie.</summary>
    public Lane Lane { get; private set; }

    /// <summary>The order of codes, when it is not that of their numbers.</summary>
    public int* Ranks { get; private set; }

    /// <summary>How many rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether any row is null.</summary>
    public bool HasNulls { get; private set; }

    /// <summary>The values, for lanes of 32 bits.</summary>
    public int* Int32 => (int*)_values;

    /// <summary>The values, for lanes of 64 bits.</summary>
    public long* Int64 => (long*)_values;

    /// <summary>The values, for text.</summary>
    public TextView* Views => (TextView*)_values;

    /// <summary>A byte a row, 0 for a null; meaningful when there are nulls.</summary>
    public byte* Validity { get; private set; }

    /// <summary>The bytes of a value of a lane while rows are put in order.</summary>
    public static int WidthOf(Lane lane) => lane switch
    {
        Lane.Bit or Lane.Int32 => 4,
        Lane.Text => sizeof(TextView),
        _ => 8,
    };

    /// <summary>Makes room.</summary>
    public void Begin(Lane lane, int rows, int* ranks)
    {
        Lane = lane;
        Rows = rows;
        Ranks = ranks;
        HasNulls = false;
        _values = _valueBuffer.Ensure((long)rows * WidthOf(lane));
    }

    /// <summary>Takes values that lie elsewhere, with a byte a row for nulls or none.</summary>
    public void Attach(Lane lane, int rows, int* ranks, byte* values, byte* validity)
    {
        Lane = lane;
        Rows = rows;
        Ranks = ranks;
        HasNulls = validity is not null;
        _values = values;
        Validity = validity;
    }

    /// <summary>From now on there are nulls: every row so far has a value.</summary>
    public void BeginNulls()
    {
        if (!HasNulls)
        {
            HasNulls = true;
            Validity = _validityBuffer.Ensure(Rows);
            new Span<byte>(Validity, Rows).Fill(1);
        }
    }

    /// <summary>Whether a row is null.</summary>
    public bool IsNull(int row) => HasNulls && Validity[row] == 0;

    /// <summary>A number that orders the values of a column that is not text; nulls aside.</summary>
    public long SortKey(int row) => Lane switch
    {
        Lane.Int32 or Lane.Bit => Ranks is null ? Int32[row] : Ranks[Int32[row]],
        Lane.Float64 => OrderOf(Int64[row]),
        _ => Int64[row],
    };

    /// <summary>Orders doubles by their bits, so that every double has one place: negative ones from the far end, zeros, positive ones.</summary>
    public static long OrderOf(long bits) => bits ^ ((bits >> 63) & long.MaxValue);

    /// <inheritdoc/>
    public void Dispose()
    {
        _valueBuffer.Dispose();
        _validityBuffer.Dispose();
    }
}
