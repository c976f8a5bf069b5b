using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Types;

/// <summary>Checks what an IPC file says of its buffers, since those who read them later go by pointer and trust it.</summary>
internal static class ArraySoundness
{
    /// <summary>The array with its nulls counted anew.</summary>
    /// <param name="data">An array of a normalised type, without offset.</param>
    /// <param name="length">The rows it must have.</param>
    /// <exception cref="InvalidDataException">A buffer is too short, offsets go backwards or too far, or a code is beyond its dictionary.</exception>
    public static ArrayData Checked(ArrayData data, int length)
    {
        Require(data.Length == length && data.Offset == 0);
        if (data.DataType is NullType)
        {
            return data;
        }

        ReadOnlySpan<byte> validity = data.Buffers[0].Span;
        Require(validity.IsEmpty || validity.Length >= (length + 7) / 8);
        CheckValues(data, length);
        int nulls = validity.IsEmpty ? 0 : length - CountSet(validity, length);
        return new ArrayData(data.DataType, length, nulls, 0, data.Buffers, data.Children, data.Dictionary);
    }

    private static void CheckValues(ArrayData data, int length)
    {
        switch (data.DataType)
        {
            case BooleanType:
                Require(data.Buffers[1].Length >= (length + 7) / 8);
                break;
            case StringType or BinaryType:
                CheckOffsets(data, length);
                break;
            case DictionaryType:
                CheckOffsets(data.Dictionary, data.Dictionary.Length);
                CheckCodes(data);
                break;
            case IArrowType type:
                Require(data.Buffers[1].Length >= (long)length * FlatTypes.Width(type));
                break;
        }
    }

    private static void CheckOffsets(ArrayData data, int length)
    {
        Require(data.Offset == 0);
        ReadOnlySpan<int> offsets = MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span);
        if (length == 0)
        {
            return;
        }

        Require(offsets.Length > length && offsets[0] >= 0 && offsets[length] <= data.Buffers[2].Length);
        for (int i = 0; i < length; i++)
        {
            Require(offsets[i] <= offsets[i + 1]);
        }
    }

    /// <summary>Checks that no code is beyond its dictionary, which the Parquet reader does not check of a damaged file.</summary>
    /// <exception cref="InvalidDataException">One is.</exception>
    public static void CheckCodes(ArrayData data)
    {
        ReadOnlySpan<uint> codes = MemoryMarshal.Cast<byte, uint>(data.Buffers[1].Span);
        Require(codes.Length >= data.Length);
        codes = codes[..data.Length];
        uint limit = (uint)data.Dictionary.Length;
        uint largest = 0;
        foreach (uint code in codes)
        {
            largest = Math.Max(largest, code);
        }

        if (largest < limit)
        {
            return;
        }

        // Codes of nulls say nothing.
        ReadOnlySpan<byte> validity = data.Buffers[0].Span;
        for (int i = 0; i < codes.Length; i++)
        {
            Require(codes[i] < limit || !Bits.IsSet(validity, i));
        }
    }

    private static int CountSet(ReadOnlySpan<byte> bits, int length)
    {
        int count = 0;
        for (int i = 0; i < length / 8; i++)
        {
            count += BitOperations.PopCount(bits[i]);
        }

        return (length & 7) == 0 ? count : count + BitOperations.PopCount((uint)bits[length / 8] & ((1u << (length & 7)) - 1));
    }

    private static void Require(bool sound)
    {
        if (!sound)
        {
            throw new InvalidDataException();
        }
    }
}
