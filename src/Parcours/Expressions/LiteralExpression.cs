using System.Globalization;

namespace Parcours.Expressions;

/// <summary>A constant, or null.</summary>
/// <param name="Value">
/// The value as the lane of its type holds it: <see cref="bool"/>, <see cref="long"/> for integers, dates (days since 1970-01-01), timestamps (µs) and
/// scaled decimals, <see cref="double"/>, <see cref="string"/>, <c>byte[]</c>; null for a typed null.
/// </param>
/// <param name="Type">Its type.</param>
internal sealed record LiteralExpression(object? Value, ColumnType Type) : Expression(Logical(Type), Value is null)
{
    public static LiteralExpression Of(bool value) => new(value, new ColumnType(ColumnKind.Boolean));

    public static LiteralExpression Of(int value) => new((long)value, new ColumnType(ColumnKind.Int32));

    public static LiteralExpression Of(long value) => new(value, new ColumnType(ColumnKind.Int64));

    public static LiteralExpression Of(double value) => new(value, new ColumnType(ColumnKind.Double));

    public static LiteralExpression Of(string value) => new(value, new ColumnType(ColumnKind.Text));

    public static LiteralExpression Of(DateOnly value) =>
        new((long)(value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber), new ColumnType(ColumnKind.Date));

    public static LiteralExpression Null(ColumnType type) => new(null, type);

    /// <summary>The value as a query would write it. Only for the query's author: never for logs or traces.</summary>
    public override string ToString() => Value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        long days when Type.Kind == ColumnKind.Date => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        long scaled when Type.Kind == ColumnKind.Decimal => new decimal(scaled).ToString(CultureInfo.InvariantCulture) + "e-" + Type.Scale.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "(bytes)",
    };
}
