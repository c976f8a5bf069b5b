using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Linkage;

/// <summary>Reads single values of Arrow arrays, whatever type the file gave them.</summary>
internal static class ArrowValues
{
    public static int DictionaryIndex(DictionaryArray array, int row) => array.Indices switch
    {
        Int32Array indices => indices.Values[row],
        Int16Array indices => indices.Values[row],
        Int8Array indices => indices.Values[row],
        Int64Array indices => (int)indices.Values[row],
        UInt32Array indices => (int)indices.Values[row],
        UInt16Array indices => indices.Values[row],
        UInt8Array indices => indices.Values[row],
        _ => throw new NotSupportedException(array.Indices.Data.DataType.Name),
    };

    /// <summary>The text of a value, empty for null, without blanks around it.</summary>
    public static string TextOf(IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            return "";
        }

        return array switch
        {
            DictionaryArray dictionary => TextOf(dictionary.Dictionary, DictionaryIndex(dictionary, row)),
            StringArray texts => texts.GetString(row).Trim(),
            LargeStringArray texts => texts.GetString(row).Trim(),
            StringViewArray texts => texts.GetString(row).Trim(),
            _ when IntegerOf(array, row) is { } whole => whole.ToString(CultureInfo.InvariantCulture),
            DoubleArray numbers => numbers.Values[row].ToString(CultureInfo.InvariantCulture),
            Decimal128Array decimals => decimals.GetString(row),
            BooleanArray truths => truths.GetValue(row) == true ? "1" : "0",
            _ => "",
        };
    }

    /// <summary>The whole number of a value, or null when it is null or none.</summary>
    public static long? IntegerOf(IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            return null;
        }

        return array switch
        {
            Int32Array ints => ints.Values[row],
            Int64Array ints => ints.Values[row],
            Int16Array ints => ints.Values[row],
            Int8Array ints => ints.Values[row],
            UInt8Array ints => ints.Values[row],
            UInt16Array ints => ints.Values[row],
            UInt32Array ints => ints.Values[row],
            DoubleArray numbers when numbers.Values[row] == Math.Floor(numbers.Values[row]) => (long)numbers.Values[row],
            Decimal128Array decimals when decimals.GetValue(row) is { } value && value == decimal.Floor(value) => (long)value,
            StringArray or LargeStringArray or StringViewArray => long.TryParse(TextOf(array, row), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole : null,
            DictionaryArray dictionary => IntegerOf(dictionary.Dictionary, DictionaryIndex(dictionary, row)),
            _ => null,
        };
    }

    /// <summary>The days since 1970-01-01 of a date or a timestamp, or <see cref="NoDay"/> for null, for a sentinel and for anything else.</summary>
    public static int DayOf(IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            return NoDay;
        }

        int day = array switch
        {
            Date32Array days => days.Values[row],
            Date64Array days => (int)(days.Values[row] / 86_400_000),
            TimestampArray times => (int)Math.Floor(times.Values[row] / UnitsADay(times)),
            DictionaryArray dictionary => DayOf(dictionary.Dictionary, DictionaryIndex(dictionary, row)),
            StringArray texts => DateOnly.TryParseExact(texts.GetString(row), ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                ? date.DayNumber - SndsSentinels.Epoch
                : NoDay,
            _ => NoDay,
        };
        return SndsSentinels.IsNoDate(day) ? NoDay : day;
    }

    /// <summary>Stands for the absence of a date.</summary>
    public const int NoDay = int.MinValue;

    private static double UnitsADay(TimestampArray times) => ((TimestampType)times.Data.DataType).Unit switch
    {
        TimeUnit.Second => 86_400d,
        TimeUnit.Millisecond => 86_400_000d,
        TimeUnit.Microsecond => 86_400_000_000d,
        _ => 86_400_000_000_000d,
    };
}
