using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Tests.Import;

/// <summary>Makes Arrow arrays from cells.</summary>
internal static class Arrays
{
    public static IArrowArray Of(IArrowType type, object?[] cells) => type switch
    {
        BooleanType => Build(new BooleanArray.Builder(), cells, (b, v) => b.Append((bool)v), b => b.AppendNull(), b => b.Build(default)),
        Int8Type => Build(new Int8Array.Builder(), cells, (b, v) => b.Append((sbyte)(long)v), b => b.AppendNull(), b => b.Build(default)),
        Int16Type => Build(new Int16Array.Builder(), cells, (b, v) => b.Append((short)(long)v), b => b.AppendNull(), b => b.Build(default)),
        Int32Type => Build(new Int32Array.Builder(), cells, (b, v) => b.Append((int)(long)v), b => b.AppendNull(), b => b.Build(default)),
        UInt8Type => Build(new UInt8Array.Builder(), cells, (b, v) => b.Append((byte)(long)v), b => b.AppendNull(), b => b.Build(default)),
        UInt64Type => Build(new UInt64Array.Builder(), cells, (b, v) => b.Append(v is ulong u ? u : (ulong)(long)v), b => b.AppendNull(), b => b.Build(default)),
        Int64Type => Build(new Int64Array.Builder(), cells, (b, v) => b.Append((long)v), b => b.AppendNull(), b => b.Build(default)),
        FloatType => Build(new FloatArray.Builder(), cells, (b, v) => b.Append((float)(double)v), b => b.AppendNull(), b => b.Build(default)),
        DoubleType => Build(new DoubleArray.Builder(), cells, (b, v) => b.Append((double)v), b => b.AppendNull(), b => b.Build(default)),
        Date32Type => Build(new Date32Array.Builder(), cells, (b, v) => b.Append(new DateOnly(1970, 1, 1).AddDays((int)(long)v)), b => b.AppendNull(), b => b.Build(default)),
        TimestampType t => Build(new TimestampArray.Builder(t), cells, (b, v) => b.Append(DateTimeOffset.UnixEpoch.AddTicks((long)v * 10)), b => b.AppendNull(), b => b.Build(default)),
        Decimal128Type t => Build(new Decimal128Array.Builder(t), cells, (b, v) => b.Append((long)v / (decimal)Math.Pow(10, t.Scale)), b => b.AppendNull(), b => b.Build(default)),
        StringType => Build(new StringArray.Builder(), cells, (b, v) => b.Append((string)v), b => b.AppendNull(), b => b.Build(default)),
        StringViewType => Build(new StringViewArray.Builder(), cells, (b, v) => b.Append((string)v), b => b.AppendNull(), b => b.Build(default)),
        BinaryType => Build(new BinaryArray.Builder(), cells, (b, v) => b.Append(((byte[])v).AsSpan()), b => b.AppendNull(), b => b.Build(default)),
        NullType => new NullArray(cells.Length),
        DictionaryType t => Dictionary(t, cells),
        _ => throw new NotSupportedException(type.Name),
    };

    private static IArrowArray Build<TBuilder>(TBuilder builder, object?[] cells, Action<TBuilder, object> append, Action<TBuilder> appendNull, Func<TBuilder, IArrowArray> build)
    {
        foreach (object? cell in cells)
        {
            if (cell is null)
            {
                appendNull(builder);
            }
            else
            {
                append(builder, cell);
            }
        }

        return build(builder);
    }

    private static DictionaryArray Dictionary(DictionaryType type, object?[] cells)
    {
        object?[] values = [.. cells.Where(cell => cell is not null).Distinct(), null];
        IArrowArray indices = Of(type.IndexType, [.. cells.Select(cell => cell is null ? null : (object)(long)System.Array.IndexOf(values, cell))]);
        return new DictionaryArray(type, indices, Of(type.ValueType, values));
    }
}
