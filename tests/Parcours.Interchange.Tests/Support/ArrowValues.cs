using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Tests.Support;

/// <summary>Arrow values as plain objects and back: decimals as <see cref="Int128"/> in units of their scale, dates as days, timestamps as microseconds.</summary>
public static class ArrowValues
{
    public static IArrowArray Build(IArrowType type, object?[] values) => type switch
    {
        BooleanType => Fill(new BooleanArray.Builder(), values, (b, v) => b.Append((bool)v), b => b.AppendNull()).Build(),
        Int8Type => Fill(new Int8Array.Builder(), values, (b, v) => b.Append((sbyte)v), b => b.AppendNull()).Build(),
        Int16Type => Fill(new Int16Array.Builder(), values, (b, v) => b.Append((short)v), b => b.AppendNull()).Build(),
        Int32Type => Fill(new Int32Array.Builder(), values, (b, v) => b.Append((int)v), b => b.AppendNull()).Build(),
        Int64Type => Fill(new Int64Array.Builder(), values, (b, v) => b.Append((long)v), b => b.AppendNull()).Build(),
        FloatType => Fill(new FloatArray.Builder(), values, (b, v) => b.Append((float)v), b => b.AppendNull()).Build(),
        DoubleType => Fill(new DoubleArray.Builder(), values, (b, v) => b.Append((double)v), b => b.AppendNull()).Build(),
        Date32Type or TimestampType or Decimal128Type => Fixed(type, values),
        StringType => Fill(new StringArray.Builder(), values, (b, v) => b.Append((string)v), b => b.AppendNull()).Build(),
        BinaryType => Fill(new BinaryArray.Builder(), values, (b, v) => b.Append((byte[])v), b => b.AppendNull()).Build(),
        DictionaryType d => Codes(d, values),
        _ => new NullArray(values.Length),
    };

    public static object? Get(IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            return null;
        }

        return array switch
        {
            BooleanArray a => a.GetValue(row),
            Int8Array a => (long)a.Values[row],
            Int16Array a => (long)a.Values[row],
            Int32Array a => (long)a.Values[row],
            Int64Array a => a.Values[row],
            FloatArray a => a.Values[row],
            DoubleArray a => a.Values[row],
            Date32Array a => (long)a.Values[row],
            TimestampArray a => a.Values[row],
            Decimal128Array a => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Int128>(a.ValueBuffer.Span)[row],
            StringArray a => a.GetString(row),
            BinaryArray a => a.GetBytes(row).ToArray(),
            DictionaryArray a => Get(a.Dictionary, ((Int32Array)a.Indices).Values[row]),
            _ => throw new InvalidOperationException(array.GetType().Name),
        };
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

    private static IArrowArray Fixed(IArrowType type, object?[] values)
    {
        var validity = new ArrowBuffer.BitmapBuilder();
        using var bytes = new MemoryStream();
        foreach (object? value in values)
        {
            validity.Append(value is not null);
            switch (type)
            {
                case Date32Type:
                    bytes.Write(BitConverter.GetBytes((int)(long)(value ?? 0L)));
                    break;
                case TimestampType:
                    bytes.Write(BitConverter.GetBytes((long)(value ?? 0L)));
                    break;
                default:
                    bytes.Write(BitConverter.GetBytes((Int128)(value ?? (Int128)0)));
                    break;
            }
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(type, values.Length, values.Count(v => v is null), 0, [validity.Build(), new ArrowBuffer(bytes.ToArray())]));
    }

    private static DictionaryArray Codes(DictionaryType type, object?[] values)
    {
        string[] distinct = [.. values.OfType<string>().Distinct()];
        IArrowArray codes = Build(type.IndexType, [.. values.Select(v => v is null ? null : (object)System.Array.IndexOf(distinct, (string)v))]);
        return new DictionaryArray(type, codes, Build(type.ValueType, distinct));
    }
}
