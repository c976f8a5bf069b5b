using System.Globalization;
using System.Numerics;
using System.Text;

namespace Parcours.Specification.Reference;

internal static partial class Scalar
{
    private static string Substring(string text, long start, long length)
    {
        long first = Math.Clamp(start, 0, text.Length);
        long end = Math.Clamp(start + length, first, text.Length);
        return WholeCharacters(text[(int)first..(int)end]);
    }

    /// <summary>Half of a surrogate pair becomes U+FFFD, since text is UTF-8 in the engine.</summary>
    private static string WholeCharacters(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public static string Text(double value, ColumnType from) => from.Kind == ColumnKind.Float
        ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Text(long value, ColumnType from) => from.Kind switch
    {
        ColumnKind.Date => Date(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.Timestamp => TimestampText(value),
        ColumnKind.Decimal => DecimalText(value, from.Scale),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string TimestampText(long microseconds)
    {
        DateTime time = DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        string form = time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.ffffff";
        return time.ToString(form, CultureInfo.InvariantCulture);
    }

    private static string DecimalText(long scaled, int scale)
    {
        string digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string sign = scaled < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }
}
