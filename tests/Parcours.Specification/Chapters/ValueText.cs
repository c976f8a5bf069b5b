using System.Globalization;
using System.Numerics;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Chapters;

/// <summary>Types and values as chapters write them.</summary>
internal static class ValueText
{
    /// <summary>Reads a type such as <c>int32</c> or <c>decimal(18,2)</c>.</summary>
    public static ColumnType Type(string text)
    {
        string kind = text.Split('(')[0];
        int scale = kind.Length < text.Length ? int.Parse(text.Split(',', ')')[1], CultureInfo.InvariantCulture) : 0;
        return new ColumnType(Enum.Parse<ColumnKind>(kind, ignoreCase: true), scale);
    }

    /// <summary>Reads a value of a type, as <see cref="RowText"/> writes it.</summary>
    public static object? Value(string text, ColumnType type) => (text, type.Kind) switch
    {
        ("null", _) => null,
        (_, ColumnKind.Boolean) => bool.Parse(text),
        (_, ColumnKind.Text or ColumnKind.Code) => text[1..^1],
        (_, ColumnKind.Binary) => Convert.FromHexString(text[2..]),
        (_, ColumnKind.Date) => Scalar.Days(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (_, ColumnKind.Timestamp) => (DateTime.Parse(text, CultureInfo.InvariantCulture) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        (_, ColumnKind.Float or ColumnKind.Double) => double.Parse(text, CultureInfo.InvariantCulture),
        (_, ColumnKind.Decimal) => Decimal(text, type.Scale),
        _ => long.Parse(text, CultureInfo.InvariantCulture),
    };

    public static long Decimal(string text, int scale) =>
        (long)new BigInteger(decimal.Parse(text, CultureInfo.InvariantCulture) * (decimal)Exact.PowerOfTen(scale));
}
