using System.Globalization;

namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads decimals of up to 18 digits into units of a scale, exactly or not at all.</summary>
/// <param name="scale">The digits after the mark.</param>
/// <param name="mark">The decimal mark; 0 for a point or a comma.</param>
internal readonly struct DecimalParser(int scale, byte mark) : IFieldParser<Int128>
{
    private const long Limit = 999_999_999_999_999_999;

    public string Reason => Rejections.NotDecimal;

    public bool TryParse(ReadOnlySpan<byte> text, out Int128 value)
    {
        bool negative = text[0] == '-';
        int at = negative || text[0] == '+' ? 1 : 0;
        ulong sum = 0;
        int digits = 0;
        int fraction = -1;
        for (; at < text.Length; at++)
        {
            uint digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                // Zeros beyond the scale say nothing; any other digit there would be lost.
                if (fraction == scale)
                {
                    if (digit != 0)
                    {
                        value = 0;
                        return false;
                    }

                    digits++;
                    continue;
                }

                if (sum > Limit / 10)
                {
                    return TryParseSlowly(text, out value);
                }

                sum = (sum * 10) + digit;
                digits++;
                fraction += fraction >= 0 ? 1 : 0;
            }
            else if (fraction < 0 && IsMark(text[at]))
            {
                fraction = 0;
            }
            else
            {
                return TryParseSlowly(text, out value);
            }
        }

        for (int missing = scale - Math.Max(fraction, 0); missing > 0; missing--)
        {
            sum *= 10;
            if (sum > Limit)
            {
                value = 0;
                return false;
            }
        }

        value = negative ? -(Int128)sum : sum;
        return digits > 0 && sum <= Limit;
    }

    /// <summary>Reads numbers with an exponent.</summary>
    private bool TryParseSlowly(ReadOnlySpan<byte> text, out Int128 value)
    {
        value = 0;
        Span<byte> pointed = stackalloc byte[64];
        if (text.Length > pointed.Length || !text.ContainsAny((byte)'e', (byte)'E'))
        {
            return false;
        }

        text.Replace(pointed, (byte)',', (byte)'.');
        if (!decimal.TryParse(pointed[..text.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return false;
        }

        for (int i = 0; i < scale; i++)
        {
            if (Math.Abs(number) > Limit)
            {
                return false;
            }

            number *= 10;
        }

        value = decimal.IsInteger(number) && Math.Abs(number) <= Limit ? (Int128)number : 0;
        return decimal.IsInteger(number) && Math.Abs(number) <= Limit;
    }

    private bool IsMark(byte b) => mark == 0 ? b is (byte)'.' or (byte)',' : b == mark;
}
