using System.Globalization;
using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>Makes literals of values of C#, and moves literals from one type to another where that loses nothing.</summary>
internal static class Literals
{
    private const int MaximumScale = 18;

    /// <summary>The literal of a value, or null when columns hold no such values.</summary>
    public static LiteralExpression? Of(object? value, Type type)
    {
        if (ClrTypes.Of(type) is not { } columnType)
        {
            return value is null ? null : value.GetType() == type ? null : Of(value, value.GetType());
        }

        return value switch
        {
            null => LiteralExpression.Null(columnType),
            bool flag => LiteralExpression.Of(flag),
            string text => LiteralExpression.Of(text),
            char character => LiteralExpression.Of(character.ToString()),
            decimal number => Of(number),
            float or double => new LiteralExpression(Convert.ToDouble(value, CultureInfo.InvariantCulture), columnType),
            DateOnly date => LiteralExpression.Of(date),
            DateTime time => new LiteralExpression(Microseconds(time), columnType),
            byte[] => new LiteralExpression(value, columnType),
            ulong => null,
            _ => new LiteralExpression(Convert.ToInt64(value, CultureInfo.InvariantCulture), columnType),
        };
    }

    /// <summary>The same constant in another type, or null when it is not a value of that type.</summary>
    public static LiteralExpression? As(LiteralExpression literal, ColumnType type) => literal.Value switch
    {
        _ when literal.Type == type => literal,
        null => LiteralExpression.Null(type),
        long number when literal.Type.IsInteger && type.IsInteger => Fits(number, type.Kind) ? new LiteralExpression(number, type) : null,
        long number when literal.Type.IsInteger && type.Kind == ColumnKind.Decimal => Rescaled(number, 0, type),
        long number when literal.Type.IsInteger && type.Kind is ColumnKind.Float or ColumnKind.Double => Floating(number, type),
        long number when literal.Type.Kind == ColumnKind.Decimal && type.Kind == ColumnKind.Decimal => Rescaled(number, literal.Type.Scale, type),
        long number when literal.Type.Kind == ColumnKind.Decimal && type.Kind == ColumnKind.Double =>
            new LiteralExpression((double)(new decimal(number) / PowerOfTen(literal.Type.Scale)), type),
        double number when type.Kind == ColumnKind.Double => new LiteralExpression(number, type),
        double number when type.Kind == ColumnKind.Float => double.IsNaN(number) || (float)number == number ? new LiteralExpression(number, type) : null,
        long days when literal.Type.Kind == ColumnKind.Date && type.Kind == ColumnKind.Timestamp =>
            new LiteralExpression(days * (TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond), type),
        _ => null,
    };

    /// <summary>Microseconds since 1970, whatever the zone says: a column has none. What is below a microsecond is cut off.</summary>
    private static long Microseconds(DateTime time) => (long)Math.Floor((time.Ticks - DateTime.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerMicrosecond);

    private static LiteralExpression? Of(decimal number)
    {
        int scale = number.Scale;
        while (scale > 0 && decimal.Round(number, scale - 1) == number)
        {
            scale--;
        }

        decimal scaled = scale <= MaximumScale && Math.Abs(number) <= long.MaxValue / PowerOfTen(Math.Min(scale, MaximumScale)) ? number * PowerOfTen(scale) : decimal.MaxValue;
        return scaled == decimal.MaxValue ? null : new LiteralExpression((long)scaled, new ColumnType(ColumnKind.Decimal, scale));
    }

    private static LiteralExpression? Rescaled(long number, int scale, ColumnType type)
    {
        decimal scaled = type.Scale >= scale
            ? new decimal(number) * PowerOfTen(type.Scale - scale)
            : new decimal(number) / PowerOfTen(scale - type.Scale);
        return scaled == decimal.Truncate(scaled) && Math.Abs(scaled) <= long.MaxValue ? new LiteralExpression((long)scaled, type) : null;
    }

    private static LiteralExpression? Floating(long number, ColumnType type)
    {
        double value = number;
        bool exact = Math.Abs(value) <= (type.Kind == ColumnKind.Float ? 1L << 24 : 1L << 53);
        return exact ? new LiteralExpression(value, type) : null;
    }

    private static bool Fits(long number, ColumnKind kind) => kind switch
    {
        ColumnKind.Int8 => number is >= sbyte.MinValue and <= sbyte.MaxValue,
        ColumnKind.Int16 => number is >= short.MinValue and <= short.MaxValue,
        ColumnKind.Int32 => number is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    private static decimal PowerOfTen(int power)
    {
        decimal result = 1;
        for (int i = 0; i < power; i++)
        {
            result *= 10;
        }

        return result;
    }
}
