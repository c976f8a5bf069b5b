namespace Parcours.Linq;

/// <summary>Which properties may hold which columns: those that hold every value of it.</summary>
internal static class ColumnTypes
{
    /// <summary>What the property should be declared as instead, or null when it may hold the column.</summary>
    public static string? Remedy(ColumnType column, Type property)
    {
        Type type = ClrTypes.Underlying(property);
        bool fits = column.Kind switch
        {
            ColumnKind.Boolean => type == typeof(bool),
            ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => HoldsInteger(type, column.Kind),
            ColumnKind.Decimal => type == typeof(decimal),
            ColumnKind.Float => type == typeof(float) || type == typeof(double),
            ColumnKind.Double => type == typeof(double),
            ColumnKind.Date => type == typeof(DateOnly),
            ColumnKind.Timestamp => type == typeof(DateTime),
            ColumnKind.Binary => type == typeof(byte[]),
            _ => type == typeof(string),
        };
        return fits ? null : ClrTypes.Name(ClrTypes.ForColumn(column, ClrTypes.CanBeNull(property) && property.IsValueType));
    }

    private static bool HoldsInteger(Type type, ColumnKind kind)
    {
        // An enum names whole numbers: what it does not name is found out when a row is made.
        if (type.IsEnum)
        {
            return true;
        }

        return ClrTypes.Of(type) is { IsInteger: true } held && held.Kind >= kind && Type.GetTypeCode(type) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;
    }
}
