using Parcours.Results;

namespace Parcours.Linq;

/// <summary>How types of C# and types of columns correspond.</summary>
internal static class ClrTypes
{
    /// <summary>The type without the nullable around it.</summary>
    public static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Whether null is a value of the type.</summary>
    public static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>The column type that holds every value of a type; null when there is none. For decimals the scale is not known: 0.</summary>
    public static ColumnType? Of(Type type)
    {
        Type underlying = Underlying(type);
        if (underlying.IsEnum)
        {
            return Type.GetTypeCode(underlying) is TypeCode.Int64 or TypeCode.UInt32 or TypeCode.UInt64
                ? new ColumnType(ColumnKind.Int64)
                : new ColumnType(ColumnKind.Int32);
        }

        ColumnKind? kind = Type.GetTypeCode(underlying) switch
        {
            TypeCode.Boolean => ColumnKind.Boolean,
            TypeCode.SByte => ColumnKind.Int8,
            TypeCode.Byte or TypeCode.Int16 => ColumnKind.Int16,
            TypeCode.UInt16 or TypeCode.Int32 => ColumnKind.Int32,
            TypeCode.UInt32 or TypeCode.Int64 => ColumnKind.Int64,
            TypeCode.Decimal => ColumnKind.Decimal,
            TypeCode.Single => ColumnKind.Float,
            TypeCode.Double => ColumnKind.Double,
            TypeCode.DateTime => ColumnKind.Timestamp,
            TypeCode.String or TypeCode.Char => ColumnKind.Text,
            _ when underlying == typeof(DateOnly) => ColumnKind.Date,
            _ when underlying == typeof(byte[]) => ColumnKind.Binary,
            _ => null,
        };
        return kind is { } known ? new ColumnType(known) : null;
    }

    /// <summary>The type of C# that a column is best read into.</summary>
    public static Type ForColumn(ColumnType type, bool nullable) => nullable ? ColumnClrTypes.NullableOf(type) : ColumnClrTypes.Of(type);

    /// <summary>The type as C# writes it.</summary>
    public static string Name(Type type) => TypeNames.Of(type);
}
