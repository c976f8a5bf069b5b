using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Types;

/// <summary>Converts arrays of fixed width, value by value; for the rare types only, so simplicity comes before speed.</summary>
internal static class Numbers
{
    /// <summary>Converts each value that is not null; what does not fit is an error that names the column.</summary>
    public static ArrayData Convert<TIn, TOut>(ArrayData data, IArrowType type, ColumnName column, Func<TIn, TOut> convert)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ReadOnlySpan<TIn> from = MemoryMarshal.Cast<byte, TIn>(data.Buffers[1].Span).Slice(data.Offset, data.Length);
        ArrowBuffer validity = Bits.Validity(data);
        byte[] bytes = new byte[data.Length * Unsafe.SizeOf<TOut>()];
        Span<TOut> to = MemoryMarshal.Cast<byte, TOut>(bytes.AsSpan());
        try
        {
            for (int i = 0; i < from.Length; i++)
            {
                if (Bits.IsSet(validity.Span, i))
                {
                    to[i] = convert(from[i]);
                }
            }
        }
        catch (OverflowException)
        {
            throw FileErrors.TooLarge(column.Source, column.Column);
        }

        return new ArrayData(type, data.Length, data.GetNullCount(), 0, [validity, new ArrowBuffer(bytes)]);
    }

    /// <summary>Copies the values of a slice to the start of a buffer.</summary>
    public static ArrayData Compact(ArrayData data, IArrowType type)
    {
        int width = FlatTypes.Width(type);
        byte[] bytes = data.Buffers[1].Span.Slice(data.Offset * width, data.Length * width).ToArray();
        return new ArrayData(type, data.Length, data.GetNullCount(), 0, [Bits.Validity(data), new ArrowBuffer(bytes)]);
    }
}
