using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Results;

/// <summary>How the columns of a result become values of C#.</summary>
internal static class Decoders
{
    private static readonly int _epochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Whole numbers of any width into another, checked.</summary>
    public static bool Integers<T>(IArrowArray array, T[] values)
        where T : struct, INumber<T>
    {
        return array switch
        {
            Int8Array a => Copy(a.Values, values, a),
            Int16Array a => Copy(a.Values, values, a),
            Int32Array a => Copy(a.Values, values, a),
            Int64Array a => Copy(a.Values, values, a),
            _ => false,
        };
    }

    /// <summary>Binary floating-point numbers; whole numbers are taken too where they were asked for as such.</summary>
    public static bool Floats<T>(IArrowArray array, T[] values)
        where T : struct, INumber<T>
    {
        return array switch
        {
            FloatArray a => Copy(a.Values, values, a),
            DoubleArray a => Copy(a.Values, values, a),
            _ => Integers(array, values),
        };
    }

    public static bool Booleans(IArrowArray array, bool[] values)
    {
        if (array is not BooleanArray booleans)
        {
            return false;
        }

        for (int i = 0; i < booleans.Length; i++)
        {
            values[i] = BitUtility.GetBit(booleans.Values, booleans.Offset + i);
        }

        return true;
    }

    public static bool Decimals(IArrowArray array, decimal[] values)
    {
        if (array is not Decimal128Array decimals)
        {
            return Integers(array, values);
        }

        ReadOnlySpan<Int128> scaled = MemoryMarshal.Cast<byte, Int128>(decimals.ValueBuffer.Span).Slice(decimals.Offset, decimals.Length);
        for (int i = 0; i < scaled.Length; i++)
        {
            // The engine's decimals have 18 digits; what others made may have more.
            values[i] = Int128.Abs(scaled[i]) <= ulong.MaxValue ? Scaled((ulong)Int128.Abs(scaled[i]), Int128.IsNegative(scaled[i]), decimals.Scale)
                : decimals.IsNull(i) ? 0
                : decimals.GetValue(i)!.Value;
        }

        return true;
    }

    public static bool Dates(IArrowArray array, DateOnly[] values)
    {
        if (array is not Date32Array dates)
        {
            return false;
        }

        ReadOnlySpan<int> days = dates.Values;
        for (int i = 0; i < days.Length; i++)
        {
            values[i] = dates.IsNull(i) ? default : DateOnly.FromDayNumber(days[i] + _epochDay);
        }

        return true;
    }

    public static bool Timestamps(IArrowArray array, DateTime[] values)
    {
        if (array is not TimestampArray { Data.DataType: TimestampType { Unit: TimeUnit.Microsecond } } times)
        {
            return false;
        }

        ReadOnlySpan<long> microseconds = times.Values;
        for (int i = 0; i < microseconds.Length; i++)
        {
            values[i] = times.IsNull(i)
                ? default
                : new DateTime(DateTime.UnixEpoch.Ticks + (microseconds[i] * TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);
        }

        return true;
    }

    public static bool Bytes(IArrowArray array, byte[][] values)
    {
        if (array is not BinaryArray bytes || array is StringArray)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            values[i] = bytes.IsNull(i) ? [] : bytes.GetBytes(i).ToArray();
        }

        return true;
    }

    private static decimal Scaled(ulong number, bool negative, int scale) => new((int)number, (int)(number >> 32), 0, negative, (byte)scale);

    private static bool Copy<TFrom, T>(ReadOnlySpan<TFrom> from, T[] to, IArrowArray array)
        where TFrom : struct, INumber<TFrom>
        where T : struct, INumber<T>
    {
        bool hasNulls = array.NullCount > 0;
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = hasNulls && array.IsNull(i) ? default : T.CreateChecked(from[i]);
        }

        return true;
    }
}
