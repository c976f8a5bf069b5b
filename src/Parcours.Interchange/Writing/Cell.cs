using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Writing;

/// <summary>Writes the values of one column as UTF-8 text; CSV and JSON differ only in what they put around it.</summary>
/// <remarks>Made once a file, bound to the array of each batch in turn.</remarks>
internal abstract class Cell
{
    /// <summary>The most bytes that a value other than a text needs.</summary>
    public const int Scratch = 64;

    private ArrayData _data = null!;

    /// <summary>How a value is to be marked where text and numbers are told apart.</summary>
    public abstract CellStyle Style { get; }

    /// <summary>The cell of a column of a normalised type.</summary>
    /// <param name="field">The column.</param>
    /// <param name="dates">How its dates are written.</param>
    public static Cell Of(Field field, DateForms dates) => field.DataType switch
    {
        BooleanType => new BooleanCell(),
        Int8Type => new NumberCell<sbyte>(),
        Int16Type => new NumberCell<short>(),
        Int32Type => new NumberCell<int>(),
        Int64Type => new NumberCell<long>(),
        FloatType => new NumberCell<float>(),
        DoubleType => new NumberCell<double>(),
        Decimal128Type d => new DecimalCell(d.Scale),
        Date32Type => new DateCell(field.Name, dates),
        TimestampType => new TimestampCell(field.Name, dates),
        StringType => new TextCell(),
        DictionaryType => new CodeCell(),
        BinaryType => new BinaryCell(),
        _ => new NullCell(),
    };

    /// <summary>Takes the values that are written from now on.</summary>
    public virtual void Bind(ArrayData data) => _data = data;

    /// <summary>Whether a value is null.</summary>
    public virtual bool IsNull(int row) => !Types.Bits.IsSet(_data.Buffers[0].Span, row);

    /// <summary>The text of a value that is not null.</summary>
    /// <param name="row">The row.</param>
    /// <param name="scratch">Room for <see cref="Scratch"/> bytes, more for binary, which the text may lie in.</param>
    public abstract ReadOnlySpan<byte> Format(int row, Span<byte> scratch);

    /// <summary>The values of a type of fixed width.</summary>
    protected ReadOnlySpan<T> Values<T>()
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(_data.Buffers[1].Span);

    /// <summary>The bytes of a text.</summary>
    protected static ReadOnlySpan<byte> Text(ArrayData data, int row)
    {
        ReadOnlySpan<int> offsets = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span);
        return data.Buffers[2].Span[offsets[row]..offsets[row + 1]];
    }

    /// <summary>The values of the batch.</summary>
    protected ArrayData Data => _data;
}
