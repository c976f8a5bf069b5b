using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Execution;

/// <summary>Turns batches into Arrow record batches that own their memory. Lanes of nulls are zero: what lay there is nobody's answer.</summary>
internal static unsafe class ArrowBatches
{
    /// <summary>A record batch with the rows of a batch.</summary>
    public static RecordBatch Of(Schema schema, ImmutableArray<ColumnType> types, Batch batch, EvaluationContext context)
    {
        var arrays = new IArrowArray[types.Length];
        for (int i = 0; i < arrays.Length; i++)
        {
            Vector vector = context.Decode(batch.Columns[i], batch.Count);
            arrays[i] = ArrowArrayFactory.BuildArray(Data(schema.GetFieldByIndex(i).DataType, types[i], vector, batch.Count));
        }

        return new RecordBatch(schema, arrays, batch.Count);
    }

    private static ArrayData Data(IArrowType arrow, ColumnType type, Vector vector, int count)
    {
        int nulls = vector.Validity is null ? 0 : count - Bitmap.PopCount(vector.Validity, count);
        ArrowBuffer validity = nulls == 0 ? ArrowBuffer.Empty : Copy(vector.Validity, (count + 7) >> 3);
        ArrowBuffer[] buffers = vector.Lane == Lane.Text ? [validity, .. Texts(vector, count)] : [validity, Lanes(type, vector, count)];
        return new ArrayData(arrow, count, nulls, 0, buffers);
    }

    private static ArrowBuffer Lanes(ColumnType type, Vector vector, int count)
    {
        switch (type.Kind)
        {
            case ColumnKind.Boolean when vector.Validity is not null:
                var bits = new ulong[Bitmap.Words(count)];
                fixed (ulong* to = bits)
                {
                    Bitmap.And(vector.Bits, vector.Validity, count, to);
                    return Copy(to, (count + 7) >> 3);
                }

            case ColumnKind.Boolean:
                return Copy(vector.Values, (count + 7) >> 3);
            case ColumnKind.Int8:
                return Narrow<sbyte>(vector, count, static (v, i) => (sbyte)v.Int32[i]);
            case ColumnKind.Int16:
                return Narrow<short>(vector, count, static (v, i) => (short)v.Int32[i]);
            case ColumnKind.Float:
                return Narrow<float>(vector, count, static (v, i) => (float)v.Float64[i]);
            case ColumnKind.Decimal:
                return Narrow<Int128>(vector, count, static (v, i) => v.Int64[i]);
            case var _ when vector.Validity is null:
                return Copy(vector.Values, (int)Columns.Lanes.Bytes(vector.Lane, count));
            case var _ when vector.Lane == Lane.Int32:
                return Narrow<int>(vector, count, static (v, i) => v.Int32[i]);
            default:
                return Narrow<long>(vector, count, static (v, i) => v.Int64[i]);
        }
    }

    private static ArrowBuffer Narrow<T>(Vector vector, int count, Func<Vector, int, T> value)
        where T : unmanaged
    {
        var lanes = new T[count];
        for (int i = 0; i < count; i++)
        {
            lanes[i] = vector.IsValid(i) ? value(vector, i) : default;
        }

        return new ArrowBuffer(MemoryMarshal.AsBytes<T>(lanes).ToArray());
    }

    private static ArrowBuffer[] Texts(Vector vector, int count)
    {
        var offsets = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            offsets[i + 1] = checked(offsets[i] + (vector.IsValid(i) ? vector.Text[i].Length : 0));
        }

        var bytes = new byte[offsets[count]];
        for (int i = 0; i < count; i++)
        {
            if (vector.IsValid(i))
            {
                vector.Text[i].Span.CopyTo(bytes.AsSpan(offsets[i]));
            }
        }

        return [new ArrowBuffer(MemoryMarshal.AsBytes<int>(offsets).ToArray()), new ArrowBuffer(bytes)];
    }

    private static ArrowBuffer Copy(void* from, int bytes) => new(new ReadOnlySpan<byte>(from, bytes).ToArray());
}
