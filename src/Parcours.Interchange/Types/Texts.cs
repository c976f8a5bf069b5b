using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;
using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Types;

/// <summary>Brings text and bytes, however they are laid out, to 32-bit offsets and one run of bytes.</summary>
internal static class Texts
{
    /// <summary>Copies texts or bytes, in order.</summary>
    public static ArrayData Convert(IArrowArray array, IArrowType type, ColumnName column)
    {
        byte[] offsets = new byte[(array.Length + 1) * sizeof(int)];
        Span<int> ends = MemoryMarshal.Cast<byte, int>(offsets.AsSpan());
        long total = 0;
        for (int i = 0; i < array.Length; i++)
        {
            total += Bytes(array, i).Length;
            if (total > int.MaxValue)
            {
                throw FileErrors.TooLarge(column.Source, column.Column);
            }

            ends[i + 1] = (int)total;
        }

        byte[] bytes = new byte[total];
        for (int i = 0; i < array.Length; i++)
        {
            Bytes(array, i).CopyTo(bytes.AsSpan(ends[i]));
        }

        return new ArrayData(type, array.Length, array.NullCount, 0, [Validity(array), new ArrowBuffer(offsets), new ArrowBuffer(bytes)]);
    }

    private static ArrowBuffer Validity(IArrowArray array) => Bits.Validity(array.Data);

    private static ReadOnlySpan<byte> Bytes(IArrowArray array, int index) => array.IsNull(index) ? default : array switch
    {
        BinaryArray a => a.GetBytes(index),
        LargeBinaryArray a => a.GetBytes(index),
        BinaryViewArray a => a.GetBytes(index, out _),
        FixedSizeBinaryArray a => a.GetBytes(index),
        _ => default,
    };
}
