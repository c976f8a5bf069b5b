using System.Buffers.Text;
using System.Globalization;

namespace Parcours.Import;

/// <summary>The canonical texts of fixed-size values: invariant, and the same wherever the value came from.</summary>
internal static class ValueFormats
{
    /// <summary>Integers: digits, no zeros in front.</summary>
    internal readonly struct Integer : IValueFormat
    {
        public int Format(long value, Span<byte> to) => Utf8Formatter.TryFormat(value, to, out int length) ? length : 0;
    }

    /// <summary>Decimals: a point and as many digits after it as the scale.</summary>
    internal readonly struct Decimal(int scale) : IValueFormat
    {
        public int Format(long value, Span<byte> to)
        {
            ulong magnitude = value < 0 ? 0UL - (ulong)value : (ulong)value;
            var number = new decimal((int)magnitude, (int)(magnitude >> 32), 0, value < 0, (byte)scale);
            return number.TryFormat(to, out int length, provider: CultureInfo.InvariantCulture) ? length : 0;
        }
    }

    /// <summary>Doubles: the shortest digits that give the same double back.</summary>
    internal readonly struct Double : IValueFormat
    {
        public int Format(long value, Span<byte> to) =>
            BitConverter.Int64BitsToDouble(value).TryFormat(to, out int length, provider: CultureInfo.InvariantCulture) ? length : 0;
    }

    /// <summary>Dates: ISO 8601.</summary>
    internal readonly struct Date : IValueFormat
    {
        public int Format(long value, Span<byte> to) =>
            DateOnly.FromDayNumber((int)value + ValueParses.Epoch).TryFormat(to, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture) ? length : 0;
    }

    /// <summary>Timestamps: ISO 8601, with microseconds when there are any.</summary>
    internal readonly struct Timestamp : IValueFormat
    {
        public int Format(long value, Span<byte> to)
        {
            DateTime time = DateTime.UnixEpoch.AddTicks(value * 10);
            string format = value % 1_000_000 == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.ffffff";
            return time.TryFormat(to, out int length, format, CultureInfo.InvariantCulture) ? length : 0;
        }
    }
}
