using System.Globalization;

namespace Parcours.Cli.Options;

/// <summary>Reads types of columns as they are written in options and declarations, and as <see cref="ColumnType.ToString"/> writes them.</summary>
internal static class ColumnTypeNames
{
    public const string Known = "boolean, int8, int16, int32, int64, decimal(18,s), float, double, date, timestamp, code, text and binary";

    public static bool TryParse(string text, out ColumnType type)
    {
        string name = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (name.StartsWith("decimal(18,", StringComparison.Ordinal) && name.EndsWith(')')
            && int.TryParse(name.AsSpan(11, name.Length - 12), NumberStyles.None, CultureInfo.InvariantCulture, out int scale)
            && scale <= 18)
        {
            type = new ColumnType(ColumnKind.Decimal, scale);
            return true;
        }

        bool known = Enum.TryParse(name, ignoreCase: true, out ColumnKind kind) && Enum.IsDefined(kind) && kind != ColumnKind.Decimal && !char.IsAsciiDigit(name[0]);
        type = known ? new ColumnType(kind) : default;
        return known;
    }
}
