using Apache.Arrow.Types;

namespace Parcours.Import;

/// <summary>What an Arrow type is stored as when nothing else is asked for.</summary>
internal static class ArrowTypes
{
    /// <summary>The stored type, or null for a column that holds nothing but nulls. False when there is none.</summary>
    public static bool TryGet(IArrowType type, out ColumnType? stored)
    {
        stored = type switch
        {
            BooleanType => new ColumnType(ColumnKind.Boolean),
            Int8Type => new ColumnType(ColumnKind.Int8),
            UInt8Type or Int16Type => new ColumnType(ColumnKind.Int16),
            UInt16Type or Int32Type => new ColumnType(ColumnKind.Int32),
            UInt32Type or UInt64Type or Int64Type => new ColumnType(ColumnKind.Int64),
            HalfFloatType or FloatType => new ColumnType(ColumnKind.Float),
            DoubleType => new ColumnType(ColumnKind.Double),
            Decimal32Type or Decimal64Type or Decimal128Type or Decimal256Type => Decimal(type),
            Date32Type or Date64Type => new ColumnType(ColumnKind.Date),
            TimestampType => new ColumnType(ColumnKind.Timestamp),
            StringType or LargeStringType or StringViewType => new ColumnType(ColumnKind.Text),
            BinaryType or LargeBinaryType or BinaryViewType or FixedSizeBinaryType => new ColumnType(ColumnKind.Binary),
            DictionaryType dictionary => TryGet(dictionary.ValueType, out ColumnType? values) ? values : null,
            _ => null,
        };
        return stored is not null || type is NullType || (type is DictionaryType { ValueType: NullType });
    }

    private static ColumnType? Decimal(IArrowType type)
    {
        int scale = type switch
        {
            Decimal32Type t => t.Scale,
            Decimal64Type t => t.Scale,
            Decimal128Type t => t.Scale,
            Decimal256Type t => t.Scale,
            _ => -1,
        };
        return scale is >= 0 and <= 18 ? new ColumnType(ColumnKind.Decimal, scale) : null;
    }
}
