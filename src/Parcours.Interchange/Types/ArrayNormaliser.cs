using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Types;

/// <summary>Brings the arrays of a batch to the types of <see cref="FlatTypes"/>, without offsets. Arrays that are so already are not copied.</summary>
internal static class ArrayNormaliser
{
    /// <summary>Takes some columns of a batch, brought to a schema.</summary>
    /// <param name="batch">The batch; it is disposed of.</param>
    /// <param name="schema">The schema of the result, of normalised types.</param>
    /// <param name="columns">For each column of the result, its place in the batch.</param>
    /// <param name="source">The name of the source, for errors.</param>
    public static RecordBatch Normalise(RecordBatch batch, Schema schema, ReadOnlySpan<int> columns, string source)
    {
        using (batch)
        {
            var arrays = new IArrowArray[columns.Length];
            for (int i = 0; i < columns.Length; i++)
            {
                arrays[i] = Normalise(batch.Column(columns[i]), new ColumnName(source, schema.GetFieldByIndex(i).Name));
            }

            return new RecordBatch(schema, arrays, batch.Length);
        }
    }

    /// <summary>Brings one array to its normalised type.</summary>
    public static IArrowArray Normalise(IArrowArray array, ColumnName column)
    {
        ArrayData data = array.Data;
        return ArrowArrayFactory.BuildArray(IsNormal(data) ? data.Retain() : Convert(array, data, column));
    }

    private static bool IsNormal(ArrayData data) => data.Offset == 0 && data.DataType switch
    {
        TimestampType t => t.Unit == TimeUnit.Microsecond && t.Timezone is null,
        DictionaryType d => d.IndexType is Int32Type && d.ValueType is StringType && data.Dictionary.GetNullCount() == 0 && data.Dictionary.Offset == 0,
        IArrowType type => FlatTypes.Normalise(type)?.TypeId == type.TypeId,
    };

    private static ArrayData Convert(IArrowArray array, ArrayData data, ColumnName column) => data.DataType switch
    {
        BooleanType => new ArrayData(data.DataType, data.Length, data.GetNullCount(), 0, [Bits.Validity(data), new ArrowBuffer(Bits.Copy(data.Buffers[1].Span, data.Offset, data.Length))]),
        NullType => new ArrayData(data.DataType, data.Length, data.Length, 0, System.Array.Empty<ArrowBuffer>()),
        UInt8Type => Numbers.Convert<byte, short>(data, Int16Type.Default, column, static v => v),
        UInt16Type => Numbers.Convert<ushort, int>(data, Int32Type.Default, column, static v => v),
        UInt32Type => Numbers.Convert<uint, long>(data, Int64Type.Default, column, static v => v),
        UInt64Type => Numbers.Convert<ulong, long>(data, Int64Type.Default, column, static v => checked((long)v)),
        HalfFloatType => Numbers.Convert<Half, float>(data, FloatType.Default, column, static v => (float)v),
        Decimal32Type => Numbers.Convert<int, Int128>(data, FlatTypes.Normalise(data.DataType)!, column, static v => v),
        Decimal64Type => Numbers.Convert<long, Int128>(data, FlatTypes.Normalise(data.DataType)!, column, static v => v),
        Date64Type => Numbers.Convert<long, int>(data, Date32Type.Default, column, static v => checked((int)FloorDivide(v, 86_400_000))),
        TimestampType t => Numbers.Convert(data, FlatTypes.Microseconds, column, ToMicroseconds(t.Unit)),
        Decimal128Type => Numbers.Compact(data, data.DataType),
        StringType or LargeStringType or StringViewType => Texts.Convert(array, StringType.Default, column),
        BinaryType or LargeBinaryType or BinaryViewType or FixedSizeBinaryType => Texts.Convert(array, BinaryType.Default, column),
        DictionaryType => Dictionaries.Convert((DictionaryArray)array, column),
        IArrowType type => Numbers.Compact(data, type),
    };

    private static Func<long, long> ToMicroseconds(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => static v => checked(v * 1_000_000),
        TimeUnit.Millisecond => static v => checked(v * 1000),
        TimeUnit.Nanosecond => static v => FloorDivide(v, 1000),
        _ => static v => v,
    };

    private static long FloorDivide(long value, long by) => (value >= 0 ? value : value - by + 1) / by;
}
