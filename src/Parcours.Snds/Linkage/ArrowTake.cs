using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>Copies some rows of an array; used only for batches that hold lines to reject.</summary>
/// <remarks>Nothing is shared with the array, dictionaries included: the batch that it came from is disposed of.</remarks>
internal static class ArrowTake
{
    public static IArrowArray Take(IArrowArray array, ReadOnlySpan<int> rows) => array switch
    {
        NullArray => new NullArray(rows.Length),
        DictionaryArray dictionary => new DictionaryArray((DictionaryType)dictionary.Data.DataType, Take(dictionary.Indices, rows), Copy(dictionary.Dictionary)),
        StringArray or BinaryArray => Texts(array.Data, rows),
        BooleanArray => Bits(array.Data, rows),
        _ when array.Data.DataType is FixedWidthType type => Fixed(array.Data, type.BitWidth / 8, rows),
        _ => throw new NotSupportedException(array.Data.DataType.Name),
    };

    private static IArrowArray Copy(IArrowArray array)
    {
        int[] all = new int[array.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = i;
        }

        return Take(array, all);
    }

    private static IArrowArray Fixed(ArrayData data, int width, ReadOnlySpan<int> rows)
    {
        byte[] values = new byte[rows.Length * width];
        ReadOnlySpan<byte> source = data.Buffers[1].Span;
        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice((data.Offset + rows[i]) * width, width).CopyTo(values.AsSpan(i * width));
        }

        return Make(data, rows, new ArrowBuffer(values));
    }

    private static IArrowArray Bits(ArrayData data, ReadOnlySpan<int> rows) => Make(data, rows, TakeBits(data.Buffers[1].Span, data.Offset, rows));

    private static IArrowArray Texts(ArrayData data, ReadOnlySpan<int> rows)
    {
        ReadOnlySpan<int> offsets = MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span);
        int[] taken = new int[rows.Length + 1];
        for (int i = 0; i < rows.Length; i++)
        {
            int at = data.Offset + rows[i];
            taken[i + 1] = taken[i] + offsets[at + 1] - offsets[at];
        }

        byte[] bytes = new byte[taken[^1]];
        for (int i = 0; i < rows.Length; i++)
        {
            int at = data.Offset + rows[i];
            data.Buffers[2].Span[offsets[at]..offsets[at + 1]].CopyTo(bytes.AsSpan(taken[i]));
        }

        return Make(data, rows, ArrowBuild.Copy<int>(taken), new ArrowBuffer(bytes));
    }

    private static IArrowArray Make(ArrayData data, ReadOnlySpan<int> rows, params ReadOnlySpan<ArrowBuffer> buffers)
    {
        ReadOnlySpan<byte> validity = data.Buffers[0].Span;
        ArrowBuffer taken = validity.IsEmpty ? ArrowBuffer.Empty : TakeBits(validity, data.Offset, rows);
        int nulls = validity.IsEmpty || rows.IsEmpty ? 0 : rows.Length - BitUtility.CountBits(taken.Span, 0, rows.Length);
        return ArrowArrayFactory.BuildArray(new ArrayData(data.DataType, rows.Length, nulls, 0, [taken, .. buffers]));
    }

    private static ArrowBuffer TakeBits(ReadOnlySpan<byte> bits, int offset, ReadOnlySpan<int> rows)
    {
        byte[] taken = new byte[(rows.Length + 7) / 8];
        for (int i = 0; i < rows.Length; i++)
        {
            taken[i >> 3] |= (byte)((BitUtility.GetBit(bits, offset + rows[i]) ? 1 : 0) << (i & 7));
        }

        return new ArrowBuffer(taken);
    }
}
