using System.Globalization;
using System.Numerics;

namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads whole numbers: digits with or without a sign, leading zeros and a fraction of zeros, as others write a whole number (<c>12.0</c>).</summary>
internal readonly struct IntegerParser<T>(byte mark) : IFieldParser<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public string Reason => Rejections.NotInteger;

    public bool TryParse(ReadOnlySpan<byte> text, out T value)
    {
        bool negative = text[0] == '-';
        long whole;
        if (!Digits.TryRead(negative ? text[1..] : text, out whole) && !TryParseSlowly(text, negative, out whole))
        {
            value = default;
            return false;
        }

        whole = negative ? -whole : whole;
        value = T.CreateTruncating(whole);
        return typeof(T) == typeof(long) || long.CreateTruncating(value) == whole;
    }

    /// <summary>Reads 19 digits, a plus sign, or a fraction that is nothing; gives the magnitude.</summary>
    private bool TryParseSlowly(ReadOnlySpan<byte> text, bool negative, out long magnitude)
    {
        magnitude = 0;
        int point = mark == 0 ? text.IndexOfAny((byte)'.', (byte)',') : text.IndexOf(mark);
        if (point >= 0)
        {
            if (point == text.Length - 1 || text[(point + 1)..].ContainsAnyExcept((byte)'0'))
            {
                return false;
            }

            text = text[..point];
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            return false;
        }

        // The magnitude of the least number overflows to itself, and so does its negation.
        magnitude = negative ? unchecked(-value) : value;
        return true;
    }
}
