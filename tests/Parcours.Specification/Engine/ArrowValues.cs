using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Specification.Engine;

/// <summary>Values of the reference engine as Arrow arrays, and back.</summary>
internal static class ArrowValues
{
    /// <summary>A column of rows; codes as a dictionary, as the readers of files give them.</summary>
    public static IArrowArray Array(ColumnType type, object?[] values) => type.Kind switch
    {
        ColumnKind.Boolean => Fill(new BooleanArray.Builder(), values, (b, v) => b.Append((bool)v), b => b.AppendNull()).Build(),
        ColumnKind.Int8 => Lanes(Int8Type.Default, values, v => (sbyte)(long)v),
        ColumnKind.Int16 => Lanes(Int16Type.Default, values, v => (short)(long)v),
        ColumnKind.Int32 => Lanes(Int32Type.Default, values, v => (int)(long)v),
        ColumnKind.Int64 => Lanes(Int64Type.Default, values, v => (long)v),
        ColumnKind.Decimal => Lanes(new Decimal128Type(18, type.Scale), values, v => (Int128)(long)v),
        ColumnKind.Float => Lanes(FloatType.Default, values, v => (float)(double)v),
        ColumnKind.Double => Lanes(DoubleType.Default, values, v => (double)v),
        ColumnKind.Date => Lanes(Date32Type.Default, values, v => (int)(long)v),
        ColumnKind.Timestamp => Lanes(new TimestampType(TimeUnit.Microsecond, (string?)null), values, v => (long)v),
        ColumnKind.Binary => Fill(new BinaryArray.Builder(), values, (b, v) => b.Append((IEnumerable<byte>)(byte[])v), b => b.AppendNull()).Build(),
        ColumnKind.Code => Codes(values),
        _ => Texts(values),
    };

    /// <summary>The value of a row of an array.</summary>
    public static object? Value(IArrowArray array, int row) => array.IsNull(row) ? null : array switch
    {
        BooleanArray booleans => booleans.GetValue(row)!.Value,
        Int8Array integers => (long)integers.GetValue(row)!.Value,
        Int16Array integers => (long)integers.GetValue(row)!.Value,
        Int32Array integers => (long)integers.GetValue(row)!.Value,
        Int64Array integers => integers.GetValue(row)!.Value,
        Decimal128Array decimals => (long)new BigInteger(decimals.ValueBuffer.Span.Slice((decimals.Offset + row) * 16, 16)),
        FloatArray numbers => (double)numbers.GetValue(row)!.Value,
        DoubleArray numbers => numbers.GetValue(row)!.Value,
        Date32Array dates => (long)dates.Values[row],
        TimestampArray times => times.Values[row],
        StringArray texts => texts.GetString(row),
        BinaryArray bytes => bytes.GetBytes(row).ToArray(),
        DictionaryArray codes => Value(codes.Dictionary, (int)(long)Value(codes.Indices, row)!),
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    public static IEnumerable<object?[]> Rows(RecordBatch batch) =>
        Enumerable.Range(0, batch.Length).Select(row => (object?[])[.. batch.Arrays.Select(a => Value(a, row))]);

    private static IArrowArray Lanes<T>(IArrowType type, object?[] values, Func<object, T> lane)
        where T : unmanaged
    {
        var validity = new ArrowBuffer.BitmapBuilder();
        var lanes = new ArrowBuffer.Builder<T>();
        foreach (object? value in values)
        {
            validity.Append(value is not null);
            lanes.Append(value is null ? default : lane(value));
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(type, values.Length, values.Count(v => v is null), 0, [validity.Build(), lanes.Build()]));
    }

    private static TBuilder Fill<TBuilder>(TBuilder builder, object?[] values, Action<TBuilder, object> append, Action<TBuilder> appendNull)
    {
        foreach (object? value in values)
        {
            if (value is null)
            {
                appendNull(builder);
            }
            else
            {
                append(builder, value);
            }
        }

        return builder;
    }

    private static StringArray Texts(object?[] values) => Fill(new StringArray.Builder(), values, (b, v) => b.Append((string)v), b => b.AppendNull()).Build();

    private static DictionaryArray Codes(object?[] values)
    {
        object[] distinct = [.. values.OfType<object>().Distinct()];
        IArrowArray indices = Lanes(Int32Type.Default, values, v => System.Array.IndexOf(distinct, v));
        return new DictionaryArray(new DictionaryType(Int32Type.Default, StringType.Default, false), indices, Texts(distinct));
    }
}
