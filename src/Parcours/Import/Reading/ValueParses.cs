using System.Globalization;

namespace Parcours.Import;

/// <summary>The readings of text as fixed-size values, for a column whose other files, or whose stored form, are not text.</summary>
internal static class ValueParses
{
    /// <summary>The day number of 1970-01-01.</summary>
    public static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Integers within a range.</summary>
    internal readonly struct Integer(long low, long high) : IValueParse
    {
        public bool TryParse(ReadOnlySpan<byte> text, out long value) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= low && value <= high;
    }

    /// <summary>Decimals with a point or a comma, of a scale that the text does not exceed.</summary>
    internal readonly struct Decimal(int scale) : IValueParse
    {
        public bool TryParse(ReadOnlySpan<byte> text, out long value)
        {
            Span<byte> copy = stackalloc byte[Math.Min(text.Length, 64)];
            text[..copy.Length].CopyTo(copy);
            copy.Replace((byte)',', (byte)'.');
            value = 0;
            if (text.Length > copy.Length
                || !decimal.TryParse(copy, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
                || Math.Abs(number) >= 1_000_000_000_000_000_000m)
            {
                return false;
            }

            decimal scaled = number * ValueCasts.Power(scale);
            if (scaled != decimal.Truncate(scaled) || Math.Abs(scaled) >= 1_000_000_000_000_000_000m)
            {
                return false;
            }

            value = (long)scaled;
            return true;
        }
    }

    /// <summary>Doubles, or floats when asked.</summary>
    internal readonly struct Double(bool single) : IValueParse
    {
        public bool TryParse(ReadOnlySpan<byte> text, out long value)
        {
            bool parsed = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            value = BitConverter.DoubleToInt64Bits(single ? (float)number : number);
            return parsed;
        }
    }

    /// <summary>Dates in ISO 8601.</summary>
    internal readonly struct Date : IValueParse
    {
        public bool TryParse(ReadOnlySpan<byte> text, out long value)
        {
            value = 0;
            Span<char> chars = stackalloc char[10];
            if (text.Length != 10 || System.Text.Encoding.Latin1.GetChars(text, chars) != 10
                || !DateOnly.TryParseExact(chars, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                return false;
            }

            value = date.DayNumber - Epoch;
            return true;
        }
    }

    /// <summary>Timestamps in ISO 8601, or dates as their first moment.</summary>
    internal readonly struct Timestamp : IValueParse
    {
        private static readonly string[] _formats = ["yyyy-MM-ddTHH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd"];

        public bool TryParse(ReadOnlySpan<byte> text, out long value)
        {
            value = 0;
            Span<char> chars = stackalloc char[32];
            if (text.Length > chars.Length)
            {
                return false;
            }

            chars = chars[..System.Text.Encoding.Latin1.GetChars(text, chars)];
            if (!DateTime.TryParseExact(chars, _formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time))
            {
                return false;
            }

            value = (time - DateTime.UnixEpoch).Ticks / 10;
            return true;
        }
    }
}
