using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Types;

/// <summary>Which Arrow types are read and written, and the few that they are brought to, so that nobody else need know the others.</summary>
internal static class FlatTypes
{
    /// <summary>Text as codes of a dictionary.</summary>
    public static readonly DictionaryType Codes = new(Int32Type.Default, StringType.Default, false);

    /// <summary>Microseconds without zone.</summary>
    public static readonly TimestampType Microseconds = new(TimeUnit.Microsecond, (string?)null);

    /// <summary>The type that columns of a type are brought to; null for a type that is not flat or has no place in a table.</summary>
    public static IArrowType? Normalise(IArrowType type) => type switch
    {
        BooleanType or Int8Type or Int16Type or Int32Type or Int64Type or FloatType or DoubleType => type,
        Decimal128Type or Date32Type or StringType or BinaryType or NullType => type,
        UInt8Type => Int16Type.Default,
        UInt16Type => Int32Type.Default,
        UInt32Type or UInt64Type => Int64Type.Default,
        HalfFloatType => FloatType.Default,

        // Arrow derives all decimals from bytes of fixed width, so they come before those.
        Decimal256Type => null,
        Decimal32Type d => new Decimal128Type(d.Precision, d.Scale),
        Decimal64Type d => new Decimal128Type(d.Precision, d.Scale),
        Date64Type => Date32Type.Default,
        TimestampType t => IsUtc(t.Timezone) ? Microseconds : null,
        LargeStringType or StringViewType => StringType.Default,
        LargeBinaryType or BinaryViewType or FixedSizeBinaryType => BinaryType.Default,
        DictionaryType d => Normalise(d.ValueType) is { } value && IsInteger(d.IndexType) ? (value is StringType ? Codes : value) : null,
        _ => null,
    };

    /// <summary>The schema that a schema is brought to, of the columns wanted only.</summary>
    /// <exception cref="ParcoursException">A column that is wanted is nested, or of a type that has no place in a table.</exception>
    public static Schema Normalise(Schema schema, string source)
    {
        var fields = new List<Field>(schema.FieldsList.Count);
        foreach (Field field in schema.FieldsList)
        {
            IArrowType type = Normalise(field.DataType) ?? throw FileErrors.UnsupportedType(source, field.Name, Describe(field.DataType));
            fields.Add(new Field(field.Name, type, field.IsNullable));
        }

        return new Schema(fields, null);
    }

    /// <summary>The bytes of one value of a type of fixed width; 0 for the others.</summary>
    public static int Width(IArrowType type) => type switch
    {
        Int8Type or UInt8Type => 1,
        Int16Type or UInt16Type or HalfFloatType => 2,
        Int32Type or UInt32Type or FloatType or Date32Type or Decimal32Type => 4,
        Int64Type or UInt64Type or DoubleType or Date64Type or TimestampType or Decimal64Type => 8,
        Decimal128Type => 16,
        FixedSizeBinaryType f => f.ByteWidth,
        _ => 0,
    };

    private static bool IsInteger(IArrowType type) => type is Int8Type or Int16Type or Int32Type or Int64Type or UInt8Type or UInt16Type or UInt32Type or UInt64Type;

    private static bool IsUtc(string? zone) => zone is null or "" or "UTC" or "Etc/UTC" or "Z" or "GMT" or "+00:00";

    private static string Describe(IArrowType type) => type is TimestampType t ? $"timestamp in time zone {t.Timezone}" : type.Name;
}
