namespace Parcours.Results;

/// <summary>The types of C# that columns are read into when the caller names none.</summary>
internal static class ColumnClrTypes
{
    /// <summary>The type of the values.</summary>
    public static Type Of(ColumnType type) => Nullable.GetUnderlyingType(NullableOf(type)) ?? NullableOf(type);

    /// <summary>The type of the values and null. Each written out, since native compilation cannot foresee a type made at run time.</summary>
    public static Type NullableOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Boolean => typeof(bool?),
        ColumnKind.Int8 => typeof(sbyte?),
        ColumnKind.Int16 => typeof(short?),
        ColumnKind.Int32 => typeof(int?),
        ColumnKind.Int64 => typeof(long?),
        ColumnKind.Decimal => typeof(decimal?),
        ColumnKind.Float => typeof(float?),
        ColumnKind.Double => typeof(double?),
        ColumnKind.Date => typeof(DateOnly?),
        ColumnKind.Timestamp => typeof(DateTime?),
        ColumnKind.Binary => typeof(byte[]),
        _ => typeof(string),
    };
}
