using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Csv.Fields;
using Parcours.Interchange.Types;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>Reads the fields of one column, block by block, into the buffers of an Arrow array.</summary>
internal abstract class ColumnReader(int field)
{
    private readonly QuotedText _quoted = new();

    /// <summary>The place of the column in the file.</summary>
    public int Field { get; } = field;

    /// <summary>The type of the arrays made.</summary>
    public abstract IArrowType Type { get; }

    /// <summary>The rows read since the last array.</summary>
    public int Count { get; protected set; }

    /// <summary>A reader for a column of some type.</summary>
    /// <param name="field">The place of the column in the file.</param>
    /// <param name="type">Its type; null for a column without values.</param>
    /// <param name="form">How its values are written.</param>
    public static ColumnReader Of(int field, ColumnType? type, ColumnForm form) => type?.Kind switch
    {
        null => new NullColumn(field),
        ColumnKind.Boolean => new BooleanColumn(field),
        ColumnKind.Int8 => new FixedColumn<sbyte, IntegerParser<sbyte>>(field, Int8Type.Default, new IntegerParser<sbyte>(form.Mark)),
        ColumnKind.Int16 => new FixedColumn<short, IntegerParser<short>>(field, Int16Type.Default, new IntegerParser<short>(form.Mark)),
        ColumnKind.Int32 => new FixedColumn<int, IntegerParser<int>>(field, Int32Type.Default, new IntegerParser<int>(form.Mark)),
        ColumnKind.Int64 => new FixedColumn<long, IntegerParser<long>>(field, Int64Type.Default, new IntegerParser<long>(form.Mark)),
        ColumnKind.Decimal => new FixedColumn<Int128, DecimalParser>(field, new Decimal128Type(18, type.Value.Scale), new DecimalParser(type.Value.Scale, form.Mark)),
        ColumnKind.Float => new FixedColumn<float, FloatingParser<float>>(field, FloatType.Default, new FloatingParser<float>(form.Mark)),
        ColumnKind.Double => new FixedColumn<double, FloatingParser<double>>(field, DoubleType.Default, new FloatingParser<double>(form.Mark)),
        ColumnKind.Date => new FixedColumn<int, DateParser>(field, Date32Type.Default, new DateParser(form.Dates)),
        ColumnKind.Timestamp => new FixedColumn<long, TimestampParser>(field, FlatTypes.Microseconds, new TimestampParser(form.Dates)),
        ColumnKind.Code => new CodeColumn(field, form.Coding),
        ColumnKind.Binary => new TextColumn(field, form.Coding, isBinary: true),
        _ => new TextColumn(field, form.Coding, isBinary: false),
    };

    /// <summary>Reads the column's field of each record; one that cannot be read counts as null and is noted.</summary>
    public abstract void Append(RecordBlock block, FailedFields failures);

    /// <summary>Forgets the rows after the first so many.</summary>
    public abstract void Truncate(int rows);

    /// <summary>Makes an array of the rows read, and starts anew.</summary>
    public abstract IArrowArray Build();

    /// <summary>The text between the quotes of a quoted field.</summary>
    protected ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field) => _quoted.Unquote(field);

    /// <summary>A field as a value is read from it: without quotes and spaces around it; empty when it stands for null.</summary>
    /// <remarks>A single point is how SAS writes a missing number.</remarks>
    protected ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field)
    {
        if (field.Length >= 2 && field[0] == '"')
        {
            field = Unquote(field);
        }

        field = field.Trim((byte)' ');
        return field is [(byte)'.'] ? default : field;
    }
}
