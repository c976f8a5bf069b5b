using System.Buffers.Text;
using System.IO.Hashing;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>Turns the values of a column into 128-bit lanes that are equal when the values are the same key, whatever type the file gave them.</summary>
/// <remarks>
/// Keys drift between tables and years: a whole number here is a text there, or a floating-point number that SAS wrote. So whole numbers
/// are one lane whether they come as numbers or as digits (leading zeros apart), days are one lane whether dates or timestamps, all other text is hashed.
/// Zero stands for null, which equals nothing.
/// </remarks>
internal static class KeyLanes
{
    private const ulong Whole = 1;
    private const ulong Day = 2;
    private const ulong Truth = 3;
    private const ulong Bits = 4;

    /// <summary>Writes the lanes of rows from <paramref name="start"/> at every <paramref name="stride"/>th place.</summary>
    public static void Fill(IArrowArray array, int start, int count, Span<UInt128> lanes, int stride)
    {
        for (int i = 0, at = 0; i < count; i++, at += stride)
        {
            lanes[at] = array.IsNull(start + i) ? UInt128.Zero : UInt128.One;
        }

        switch (array)
        {
            case Int32Array ints:
                Each(ints.Values, start, count, lanes, stride, static v => new UInt128(Whole, (ulong)v));
                break;
            case Int64Array ints:
                Each(ints.Values, start, count, lanes, stride, static v => new UInt128(Whole, (ulong)v));
                break;
            case Int16Array ints:
                Each(ints.Values, start, count, lanes, stride, static v => new UInt128(Whole, (ulong)v));
                break;
            case Int8Array ints:
                Each(ints.Values, start, count, lanes, stride, static v => new UInt128(Whole, (ulong)v));
                break;
            case Date32Array days:
                Each(days.Values, start, count, lanes, stride, static v => new UInt128(Day, (ulong)v));
                break;
            case Date64Array days:
                Each(days.Values, start, count, lanes, stride, static v => new UInt128(Day, (ulong)Math.DivRem(v, 86_400_000).Quotient));
                break;
            case DoubleArray numbers:
                Each(numbers.Values, start, count, lanes, stride, OfDouble);
                break;
            case FloatArray numbers:
                Each(numbers.Values, start, count, lanes, stride, static v => OfDouble(v));
                break;
            case TimestampArray times:
                long unit = UnitsADay(((TimestampType)times.Data.DataType).Unit);
                Each(times.Values, start, count, lanes, stride, v => new UInt128(Day, (ulong)FloorDivide(v, unit)));
                break;
            case DictionaryArray dictionary:
                Dictionary(dictionary, start, count, lanes, stride);
                break;
            default:
                Slowly(array, start, count, lanes, stride);
                break;
        }
    }

    /// <summary>The lane of a text: its number when it is all digits, else its hash, blanks around it apart.</summary>
    public static UInt128 OfText(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        if (text.Length is 0)
        {
            return UInt128.Zero;
        }

        return text.Length <= 18 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Utf8Parser.TryParse(text, out long whole, out _)
            ? new UInt128(Whole, (ulong)whole)
            : XxHash128.HashToUInt128(text);
    }

    private static void Each<T>(ReadOnlySpan<T> values, int start, int count, Span<UInt128> lanes, int stride, Func<T, UInt128> lane)
    {
        for (int i = 0, at = 0; i < count; i++, at += stride)
        {
            if (lanes[at] != UInt128.Zero)
            {
                lanes[at] = lane(values[start + i]);
            }
        }
    }

    /// <summary>Each value of the dictionary is looked at once, however many rows have it.</summary>
    private static void Dictionary(DictionaryArray array, int start, int count, Span<UInt128> lanes, int stride)
    {
        var values = new UInt128[array.Dictionary.Length];
        Fill(array.Dictionary, 0, values.Length, values, 1);
        for (int i = 0, at = 0; i < count; i++, at += stride)
        {
            if (lanes[at] != UInt128.Zero)
            {
                lanes[at] = values[ArrowValues.DictionaryIndex(array, start + i)];
            }
        }
    }

    private static void Slowly(IArrowArray array, int start, int count, Span<UInt128> lanes, int stride)
    {
        for (int i = 0, at = 0; i < count; i++, at += stride)
        {
            if (lanes[at] != UInt128.Zero)
            {
                lanes[at] = array switch
                {
                    StringArray texts => OfText(texts.GetBytes(start + i)),
                    BooleanArray truths => new UInt128(Truth, truths.GetValue(start + i) == true ? 1ul : 0),
                    Decimal128Array decimals => OfDouble((double)decimals.GetValue(start + i)!.Value),
                    _ => OfText(System.Text.Encoding.UTF8.GetBytes(ArrowValues.TextOf(array, start + i))),
                };
            }
        }
    }

    private static UInt128 OfDouble(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e18
        ? new UInt128(Whole, (ulong)(long)value)
        : new UInt128(Bits, BitConverter.DoubleToUInt64Bits(value));

    private static long UnitsADay(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 86_400L,
        TimeUnit.Millisecond => 86_400_000L,
        TimeUnit.Microsecond => 86_400_000_000L,
        _ => 86_400_000_000_000L,
    };

    private static long FloorDivide(long value, long unit) => value >= 0 ? value / unit : -((-value + unit - 1) / unit);
}
