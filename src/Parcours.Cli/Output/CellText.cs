using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Cli.Output;

/// <summary>The text of one value of an Arrow array, for people; null has none.</summary>
internal static class CellText
{
    public static string? Of(IArrowArray array, int row) => array.IsNull(row) ? null : array switch
    {
        BooleanArray a => a.GetValue(row) is true ? "true" : "false",
        Int8Array a => Whole(a.GetValue(row)),
        Int16Array a => Whole(a.GetValue(row)),
        Int32Array a => Whole(a.GetValue(row)),
        Int64Array a => Whole(a.GetValue(row)),
        UInt8Array a => Whole(a.GetValue(row)),
        UInt16Array a => Whole(a.GetValue(row)),
        UInt32Array a => Whole(a.GetValue(row)),
        UInt64Array a => a.GetValue(row)?.ToString(CultureInfo.InvariantCulture),
        Decimal128Array a => a.GetString(row),
        FloatArray a => a.GetValue(row)?.ToString("R", CultureInfo.InvariantCulture),
        DoubleArray a => a.GetValue(row)?.ToString("R", CultureInfo.InvariantCulture),
        Date32Array a => a.GetDateOnly(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimestampArray a => a.GetTimestamp(row)?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        StringArray a => a.GetString(row),
        BinaryArray a => Convert.ToHexStringLower(a.GetBytes(row)),
        DictionaryArray a => Of(a.Dictionary, Index(a.Indices, row)),
        _ => throw new NotSupportedException($"A value of type {array.Data.DataType.Name} has no text."),
    };

    /// <summary>The same, with numbers of many digits cut to four decimals, which is what an eye takes in.</summary>
    public static string? Short(IArrowArray array, int row) =>
        array is DoubleArray doubles && doubles.GetValue(row) is { } value && Math.Abs(value) is >= 0.001 and < 1e15
            ? value.ToString("0.####", CultureInfo.InvariantCulture)
            : Of(array, row);

    /// <summary>Whether values of a type stand to the right, so that their digits are under each other.</summary>
    public static bool IsNumber(IArrowType type) => type.TypeId
        is ArrowTypeId.Int8 or ArrowTypeId.Int16 or ArrowTypeId.Int32 or ArrowTypeId.Int64
        or ArrowTypeId.UInt8 or ArrowTypeId.UInt16 or ArrowTypeId.UInt32 or ArrowTypeId.UInt64
        or ArrowTypeId.Decimal128 or ArrowTypeId.Float or ArrowTypeId.Double;

    private static string? Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static int Index(IArrowArray indices, int row) => indices switch
    {
        Int8Array a => a.GetValue(row)!.Value,
        Int16Array a => a.GetValue(row)!.Value,
        Int32Array a => a.GetValue(row)!.Value,
        UInt8Array a => a.GetValue(row)!.Value,
        UInt16Array a => a.GetValue(row)!.Value,
        _ => throw new NotSupportedException($"Codes of type {indices.Data.DataType.Name} are not known."),
    };
}
