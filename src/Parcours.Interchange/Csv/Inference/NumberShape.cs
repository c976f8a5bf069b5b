using System.Globalization;
using Parcours.Interchange.Csv.Fields;

namespace Parcours.Interchange.Csv.Inference;

/// <summary>How a number is written, which decides what type can give it back.</summary>
/// <param name="Kind">Whole, with a point, with a comma, or with an exponent.</param>
/// <param name="Whole">The digits before the mark; 0 for a single zero.</param>
/// <param name="Fraction">The digits after it.</param>
/// <param name="Significant">The digits from the first that is not zero.</param>
internal readonly record struct NumberShape(Evidence Kind, int Whole, int Fraction, int Significant)
{
    /// <summary>Reads a number written the way that programs write one; <c>007</c>, <c>+5</c> and <c>1E5</c> are codes.</summary>
    /// <param name="text">A field without quotes.</param>
    /// <param name="mark">The decimal mark; 0 for a point or a comma.</param>
    /// <param name="shape">What was found.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, byte mark, out NumberShape shape)
    {
        shape = default;
        bool negative = text[0] == '-';
        ReadOnlySpan<byte> rest = negative ? text[1..] : text;
        int whole = Run(rest);
        if ((whole > 1 && rest[0] == '0') || whole > 100)
        {
            return false;
        }

        bool zero = whole == 0 || (whole == 1 && rest[0] == '0');
        int digits = zero ? 0 : whole;
        if (whole == rest.Length)
        {
            return TryWhole(text, negative, zero, digits, out shape);
        }

        byte next = rest[whole];
        int fraction = 0;
        Evidence kind = Evidence.Exponent;
        if (IsMark(next, mark))
        {
            fraction = Run(rest[(whole + 1)..]);
            kind = next == ',' ? Evidence.Comma : Evidence.Point;
            if (fraction is 0 or > 100)
            {
                return false;
            }
        }

        ReadOnlySpan<byte> decimals = fraction == 0 ? default : rest.Slice(whole + 1, fraction);
        int leading = decimals.IndexOfAnyExcept((byte)'0');
        int significant = digits > 0 ? digits + fraction : leading < 0 ? 0 : fraction - leading;
        int used = fraction == 0 ? whole : whole + 1 + fraction;
        if (used < rest.Length)
        {
            // Where there is no decimal mark, only a signed exponent is surely one.
            bool isExponent = whole + fraction > 0 && TryExponent(rest[used..], needsSign: fraction == 0);
            shape = new NumberShape(kind | Evidence.Exponent, 0, 0, significant);
            return isExponent;
        }

        // Minus nothing is a number that only a double tells from nothing.
        bool minusZero = negative && significant == 0;
        shape = new NumberShape(minusZero ? kind | Evidence.Exponent : kind, digits, fraction, significant);
        return fraction > 0;
    }

    private static bool TryWhole(ReadOnlySpan<byte> text, bool negative, bool zero, int digits, out NumberShape shape)
    {
        shape = new NumberShape(negative && zero ? Evidence.Exponent : Evidence.Integer, digits, 0, digits);
        return text.Length > (negative ? 1 : 0)
            && (digits <= 18 || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, bool needsSign)
    {
        if (text[0] is not ((byte)'e' or (byte)'E') || text.Length < 2)
        {
            return false;
        }

        bool signed = text[1] is (byte)'+' or (byte)'-';
        ReadOnlySpan<byte> digits = text[(signed ? 2 : 1)..];
        return (signed || !needsSign)
            && digits.Length is >= 1 and <= 3
            && Run(digits) == digits.Length
            && int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) <= 280;
    }

    private static int Run(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && Digits.Is(text[count]))
        {
            count++;
        }

        return count;
    }

    private static bool IsMark(byte b, byte mark) => mark == 0 ? b is (byte)'.' or (byte)',' : b == mark;
}
