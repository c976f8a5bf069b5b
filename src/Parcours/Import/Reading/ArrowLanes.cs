using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Import;

/// <summary>Reads Arrow arrays of fixed-size values into 64-bit lanes, in the stored form of their own type.</summary>
internal static unsafe class ArrowLanes
{
    /// <summary>Reads some rows. Returns -1, or the first row whose value does not fit 64 bits.</summary>
    public static int Read(IArrowArray array, int offset, LaneVector into)
    {
        ArrowValidity.Read(array, offset, into);
        int start = array.Data.Offset + offset;
        ReadOnlySpan<byte> values = array.Data.Buffers.Length > 1 ? array.Data.Buffers[1].Span : default;
        int failed = array switch
        {
            Int8Array => Widen<sbyte>(values, start, into),
            UInt8Array => Widen<byte>(values, start, into),
            Int16Array => Widen<short>(values, start, into),
            UInt16Array => Widen<ushort>(values, start, into),
            Int32Array or Date32Array or Decimal32Array => Widen<int>(values, start, into),
            UInt32Array => Widen<uint>(values, start, into),
            Int64Array or Decimal64Array => Widen<long>(values, start, into),
            UInt64Array => Wide(values, 8, start, into, ulong.MaxValue >> 1),
            Date64Array => Scaled(values, start, into, 1, 86_400_000),
            TimestampArray t => Timestamps(values, start, into, ((TimestampType)t.Data.DataType).Unit),
            HalfFloatArray => Floats<Half>(values, start, into),
            FloatArray => Floats<float>(values, start, into),
            DoubleArray => Floats<double>(values, start, into),
            BooleanArray => Bits(values, start, into),
            Decimal128Array => Wide(values, 16, start, into, 999_999_999_999_999_999),
            Decimal256Array => Wide(values, 32, start, into, 999_999_999_999_999_999),
            NullArray => Nulls(into),
            _ => throw new NotSupportedException($"No reader for {array.GetType().Name}."),
        };
        ArrowValidity.ClearNulls(into);
        return failed;
    }

    private static int Nulls(LaneVector into)
    {
        into.FillNulls(text: false);
        return -1;
    }

    private static int Widen<T>(ReadOnlySpan<byte> bytes, int start, LaneVector into)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(bytes).Slice(start, into.Rows);
        long* to = into.Lanes;
        for (int i = 0; i < values.Length; i++)
        {
            to[i] = long.CreateTruncating(values[i]);
        }

        return -1;
    }

    private static int Floats<T>(ReadOnlySpan<byte> bytes, int start, LaneVector into)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(bytes).Slice(start, into.Rows);
        long* to = into.Lanes;
        for (int i = 0; i < values.Length; i++)
        {
            to[i] = BitConverter.DoubleToInt64Bits(double.CreateTruncating(values[i]));
        }

        return -1;
    }

    private static int Bits(ReadOnlySpan<byte> bytes, int start, LaneVector into)
    {
        long* to = into.Lanes;
        for (int i = 0; i < into.Rows; i++)
        {
            int at = start + i;
            to[i] = (bytes[at >> 3] >> (at & 7)) & 1;
        }

        return -1;
    }

    private static int Scaled(ReadOnlySpan<byte> bytes, int start, LaneVector into, long multiply, long divide)
    {
        ReadOnlySpan<long> values = MemoryMarshal.Cast<byte, long>(bytes).Slice(start, into.Rows);
        long* to = into.Lanes;
        for (int i = 0; i < values.Length; i++)
        {
            // Rounded down, so that a moment before 1970 stays on its own day and microsecond.
            long value = values[i];
            long quotient = Math.DivRem(value, divide, out long rest);
            long floor = rest < 0 ? quotient - 1 : quotient;
            if (multiply != 1 && (floor > long.MaxValue / multiply || floor < long.MinValue / multiply) && into.IsValid(i))
            {
                return i;
            }

            to[i] = floor * multiply;
        }

        return -1;
    }

    private static int Timestamps(ReadOnlySpan<byte> bytes, int start, LaneVector into, TimeUnit unit) => unit switch
    {
        TimeUnit.Second => Scaled(bytes, start, into, 1_000_000, 1),
        TimeUnit.Millisecond => Scaled(bytes, start, into, 1_000, 1),
        TimeUnit.Microsecond => Widen<long>(bytes, start, into),
        _ => Scaled(bytes, start, into, 1, 1_000),
    };

    /// <summary>Integers of 8, 16 or 32 bytes: the low word is the value when the rest is its sign.</summary>
    private static int Wide(ReadOnlySpan<byte> bytes, int width, int start, LaneVector into, ulong greatest)
    {
        ref byte first = ref MemoryMarshal.GetReference(bytes);
        int words = width / 8;
        for (int i = 0; i < into.Rows; i++)
        {
            ref byte at = ref Unsafe.Add(ref first, (nint)(start + i) * width);
            long value = Unsafe.ReadUnaligned<long>(ref at);
            bool fits = words == 1 ? (ulong)value <= greatest : value <= (long)greatest && value >= -(long)greatest;
            for (int w = 1; w < words; w++)
            {
                fits &= Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref at, w * 8)) == value >> 63;
            }

            if (!fits && into.IsValid(i))
            {
                return i;
            }

            into.Lanes[i] = value;
        }

        return -1;
    }
}
