using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Types;
using Parcours.Columns;

namespace Parcours.Import;

/// <summary>Reads Arrow arrays of text or bytes as views of the arrays' own buffers.</summary>
internal static unsafe class ArrowTexts
{
    /// <summary>Reads some rows; the views hold until <paramref name="pins"/> is released.</summary>
    public static void Read(IArrowArray array, int offset, LaneVector into, PinnedBuffers pins)
    {
        ArrowValidity.Read(array, offset, into);
        int start = array.Data.Offset + offset;
        switch (array)
        {
            case StringArray or BinaryArray:
                Offsets<int>(array, start, into, pins);
                break;
            case LargeStringArray or LargeBinaryArray:
                Offsets<long>(array, start, into, pins);
                break;
            case FixedSizeBinaryArray:
                FixedSize(array, start, into, pins);
                break;
            case StringViewArray or BinaryViewArray:
                Views((BinaryViewArray)array, offset, into, pins);
                break;
            case NullArray:
                into.FillNulls(text: true);
                return;
            default:
                throw new NotSupportedException($"No reader for {array.GetType().Name}.");
        }

        for (int i = 0; into.HasNulls && i < into.Rows; i++)
        {
            if (!into.IsValid(i))
            {
                into.Views[i] = default;
            }
        }
    }

    private static void Offsets<T>(IArrowArray array, int start, LaneVector into, PinnedBuffers pins)
        where T : unmanaged
    {
        ReadOnlySpan<T> offsets = MemoryMarshal.Cast<byte, T>(array.Data.Buffers[1].Span);
        byte* bytes = pins.Pin(array.Data.Buffers[2]);
        TextView* to = into.Views;
        for (int i = 0; i < into.Rows; i++)
        {
            long from = typeof(T) == typeof(int) ? Unsafe.BitCast<T, int>(offsets[start + i]) : Unsafe.BitCast<T, long>(offsets[start + i]);
            long end = typeof(T) == typeof(int) ? Unsafe.BitCast<T, int>(offsets[start + i + 1]) : Unsafe.BitCast<T, long>(offsets[start + i + 1]);
            to[i] = new TextView(bytes + from, (int)(end - from));
        }
    }

    private static void FixedSize(IArrowArray array, int start, LaneVector into, PinnedBuffers pins)
    {
        int width = ((FixedSizeBinaryType)array.Data.DataType).ByteWidth;
        byte* bytes = pins.Pin(array.Data.Buffers[1]);
        for (int i = 0; i < into.Rows; i++)
        {
            into.Views[i] = new TextView(bytes + ((long)(start + i) * width), width);
        }
    }

    private static void Views(BinaryViewArray array, int offset, LaneVector into, PinnedBuffers pins)
    {
        foreach (ArrowBuffer buffer in array.Data.Buffers)
        {
            pins.Pin(buffer);
        }

        for (int i = 0; i < into.Rows; i++)
        {
            // Both inlined and outlying bytes lie in buffers that were just pinned.
            ReadOnlySpan<byte> bytes = into.IsValid(i) ? array.GetBytes(offset + i, out _) : default;
            into.Views[i] = new TextView((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes)), bytes.Length);
        }
    }
}
