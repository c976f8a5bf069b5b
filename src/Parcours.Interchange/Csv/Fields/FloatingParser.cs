using System.Globalization;
using System.Numerics;

namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads floating-point numbers, rounded correctly.</summary>
/// <param name="mark">The decimal mark; 0 for a point or a comma.</param>
internal readonly struct FloatingParser<T>(byte mark) : IFieldParser<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private const int LongestText = 512;

    public string Reason => Rejections.NotNumber;

    public bool TryParse(ReadOnlySpan<byte> text, out T value)
    {
        if (mark != '.' && text.Contains((byte)','))
        {
            Span<byte> pointed = stackalloc byte[LongestText];
            if (text.Length > pointed.Length)
            {
                value = default;
                return false;
            }

            text.Replace(pointed, (byte)',', (byte)'.');
            return T.TryParse(pointed[..text.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        if (mark == ',' && text.Contains((byte)'.'))
        {
            value = default;
            return false;
        }

        return T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
