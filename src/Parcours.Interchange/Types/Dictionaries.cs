using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Types;

/// <summary>Brings dictionaries of text to 32-bit codes without null entries, and dictionaries of anything else to plain values.</summary>
internal static class Dictionaries
{
    /// <summary>Converts a dictionary array of any integer codes and any flat values.</summary>
    public static ArrayData Convert(DictionaryArray array, ColumnName column)
    {
        IArrowArray values = ArrayNormaliser.Normalise(array.Dictionary, column);
        (ArrowBuffer validity, int[] codes, int nulls) = Codes(array.Indices, values);
        if (values is not StringArray)
        {
            return Decode(values.Data, validity, codes, nulls);
        }

        var codeBuffer = new ArrowBuffer(MemoryMarshal.AsBytes(codes.AsSpan()).ToArray());
        return new ArrayData(FlatTypes.Codes, codes.Length, nulls, 0, [validity, codeBuffer], null, values.Data);
    }

    /// <summary>Gives the text of each code: the plain form of a dictionary array of text.</summary>
    public static StringArray DecodeText(DictionaryArray array)
    {
        (ArrowBuffer validity, int[] codes, int nulls) = Codes(array.Indices, array.Dictionary);
        return (StringArray)ArrowArrayFactory.BuildArray(Decode(array.Dictionary.Data, validity, codes, nulls));
    }

    /// <summary>The codes as 32-bit integers, null where the code or the value it stands for is null.</summary>
    private static (ArrowBuffer Validity, int[] Codes, int Nulls) Codes(IArrowArray indices, IArrowArray values)
    {
        int[] codes = new int[indices.Length];
        byte[] validity = new byte[(codes.Length + 7) / 8];
        int nulls = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            int code = indices.IsNull(i) ? -1 : (int)Index(indices, i);
            if (code < 0 || values.IsNull(code))
            {
                nulls++;
                continue;
            }

            codes[i] = code;
            validity[i >> 3] |= (byte)(1 << (i & 7));
        }

        return (nulls == 0 ? ArrowBuffer.Empty : new ArrowBuffer(validity), codes, nulls);
    }

    private static ArrayData Decode(ArrayData values, ArrowBuffer validity, int[] codes, int nulls)
    {
        if (values.DataType is NullType)
        {
            return new ArrayData(NullType.Default, codes.Length, codes.Length, 0, System.Array.Empty<ArrowBuffer>());
        }

        if (values.DataType is BooleanType)
        {
            return new ArrayData(values.DataType, codes.Length, nulls, 0, [validity, new ArrowBuffer(DecodeBits(values, codes))]);
        }

        int width = FlatTypes.Width(values.DataType);
        return width > 0 ? DecodeFixed(values, validity, codes, nulls, width) : DecodeBytes(values, validity, codes, nulls);
    }

    private static byte[] DecodeBits(ArrayData values, int[] codes)
    {
        byte[] bits = new byte[(codes.Length + 7) / 8];
        for (int i = 0; i < codes.Length && values.Length > 0; i++)
        {
            if (Bits.IsSet(values.Buffers[1].Span, codes[i]))
            {
                bits[i >> 3] |= (byte)(1 << (i & 7));
            }
        }

        return bits;
    }

    private static ArrayData DecodeFixed(ArrayData values, ArrowBuffer validity, int[] codes, int nulls, int width)
    {
        byte[] bytes = new byte[codes.Length * width];
        ReadOnlySpan<byte> from = values.Buffers[1].Span;
        for (int i = 0; i < codes.Length && values.Length > 0; i++)
        {
            from.Slice(codes[i] * width, width).CopyTo(bytes.AsSpan(i * width));
        }

        return new ArrayData(values.DataType, codes.Length, nulls, 0, [validity, new ArrowBuffer(bytes)]);
    }

    private static ArrayData DecodeBytes(ArrayData values, ArrowBuffer validity, int[] codes, int nulls)
    {
        ReadOnlySpan<int> from = MemoryMarshal.Cast<byte, int>(values.Buffers[1].Span);
        ReadOnlySpan<byte> text = values.Buffers[2].Span;
        byte[] offsets = new byte[(codes.Length + 1) * sizeof(int)];
        Span<int> ends = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        for (int i = 0; i < codes.Length; i++)
        {
            int length = Bits.IsSet(validity.Span, i) ? from[codes[i] + 1] - from[codes[i]] : 0;
            ends[i + 1] = checked(ends[i] + length);
        }

        byte[] bytes = new byte[ends[codes.Length]];
        for (int i = 0; i < codes.Length; i++)
        {
            text.Slice(ends[i] == ends[i + 1] ? 0 : from[codes[i]], ends[i + 1] - ends[i]).CopyTo(bytes.AsSpan(ends[i]));
        }

        return new ArrayData(values.DataType, codes.Length, nulls, 0, [validity, new ArrowBuffer(offsets), new ArrowBuffer(bytes)]);
    }

    private static long Index(IArrowArray indices, int i) => indices switch
    {
        Int8Array a => a.Values[i],
        Int16Array a => a.Values[i],
        Int32Array a => a.Values[i],
        Int64Array a => a.Values[i],
        UInt8Array a => a.Values[i],
        UInt16Array a => a.Values[i],
        UInt32Array a => a.Values[i],
        UInt64Array a => (long)a.Values[i],
        _ => -1,
    };
}
