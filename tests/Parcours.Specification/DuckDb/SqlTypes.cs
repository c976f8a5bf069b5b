using System.Globalization;
using Parcours.Expressions;
using Parcours.Specification.Reference;

namespace Parcours.Specification.DuckDb;

/// <summary>Types and constants in DuckDB's SQL.</summary>
internal static class SqlTypes
{
    public static string Name(ColumnType type) => type.Kind switch
    {
        ColumnKind.Boolean => "BOOLEAN",
        ColumnKind.Int8 => "TINYINT",
        ColumnKind.Int16 => "SMALLINT",
        ColumnKind.Int32 => "INTEGER",
        ColumnKind.Int64 => "BIGINT",
        ColumnKind.Decimal => FormattableString.Invariant($"DECIMAL(18,{type.Scale})"),
        ColumnKind.Float => "FLOAT",
        ColumnKind.Double => "DOUBLE",
        ColumnKind.Date => "DATE",
        ColumnKind.Timestamp => "TIMESTAMP",
        ColumnKind.Binary => "BLOB",
        _ => "VARCHAR",
    };

    public static string Literal(object? value, ColumnType type) => (value, type.Kind) switch
    {
        (null, _) => $"CAST(NULL AS {Name(type)})",
        (string text, _) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        (byte[] bytes, _) => $"unhex('{Convert.ToHexString(bytes)}')",
        (bool flag, _) => flag ? "true" : "false",
        (long time, ColumnKind.Timestamp) => $"make_timestamp({time.ToString(CultureInfo.InvariantCulture)}::BIGINT)",
        (long number, _) => $"CAST('{Scalar.Text(number, type)}' AS {Name(type)})",
        _ => $"CAST('{((double)value).ToString("R", CultureInfo.InvariantCulture)}' AS {Name(type)})",
    };

    /// <summary>A column of the answer in a form that is read without loss: see <see cref="Read"/>.</summary>
    public static string Plain(string column, ColumnType type) => type.Kind switch
    {
        ColumnKind.Date => $"CAST({column} - DATE '1970-01-01' AS BIGINT)",
        ColumnKind.Timestamp => $"epoch_us({column})",
        ColumnKind.Binary => $"hex({column})",
        ColumnKind.Float => $"CAST({column} AS DOUBLE)",
        _ when type.IsInteger => $"CAST({column} AS BIGINT)",
        _ => column,
    };

    /// <summary>The value of a <see cref="Plain"/> column as the reference engine holds it.</summary>
    public static object? Read(object? value, ColumnType type) => (value, type.Kind) switch
    {
        (null or DBNull, _) => null,
        (string hex, ColumnKind.Binary) => Convert.FromHexString(hex),
        (decimal number, _) => (long)(number * (decimal)Exact.PowerOfTen(type.Scale)),
        _ => value,
    };

    public static string Literal(LiteralExpression literal) => Literal(literal.Value, literal.Type);
}
