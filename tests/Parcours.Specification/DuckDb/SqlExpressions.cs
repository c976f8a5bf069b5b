using System.Globalization;
using Parcours.Expressions;

namespace Parcours.Specification.DuckDb;

/// <summary>Prints expressions as DuckDB's SQL: every call is cast to the type that the engine gives it.</summary>
/// <param name="input">What stands before the columns' names, such as <c>l.</c></param>
internal sealed class SqlExpressions(string input = "")
{
    public string Print(Expression expression) => expression switch
    {
        ColumnExpression column => FormattableString.Invariant($"{input}c{column.Index}"),
        LiteralExpression literal => SqlTypes.Literal(literal),
        CallExpression call => $"CAST({Print(call)} AS {SqlTypes.Name(call.Type)})",
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    /// <summary>The value that stands for all that are the same to a group.</summary>
    public static string Key(string value, ColumnType type) => IsFloating(type) ? $"CASE WHEN {value} = 0 THEN CAST(0 AS {SqlTypes.Name(type)}) ELSE {value} END" : value;

    /// <summary>A list for ORDER BY that puts values in the engine's one order.</summary>
    public static string Order(string value, ColumnType type, bool descending = false, bool nullsFirst = false)
    {
        string direction = descending ? "DESC" : "ASC";
        string nulls = $"{value} IS NULL {(nullsFirst ? "DESC" : "ASC")}";
        return IsFloating(type)
            ? $"{nulls}, isnan({value}) {(descending ? "ASC" : "DESC")}, {value} {direction}, signbit({value}) {(descending ? "ASC" : "DESC")}"
            : $"{nulls}, {value} {direction}";
    }

    private static bool IsFloating(ColumnType type) => type.Kind is ColumnKind.Double or ColumnKind.Float;

    private string Print(CallExpression call)
    {
        string[] a = [.. call.Arguments.Select(Print)];
        ColumnType type = call.Arguments[0].Type;
        return call.Function switch
        {
            Function.Add or Function.Subtract or Function.Multiply or Function.Divide or Function.Remainder => Arithmetic(call, a),
            Function.Negate => $"-({a[0]})",
            Function.Abs => $"abs({a[0]})",
            Function.Floor => $"floor({a[0]})",
            Function.Ceiling => $"ceil({a[0]})",
            Function.Round => $"round_even({a[0]}, CAST({(a.Length > 1 ? a[1] : "0")} AS INTEGER))",
            Function.Sqrt => $"CASE WHEN {a[0]} < 0 THEN CAST('nan' AS DOUBLE) ELSE sqrt({a[0]}) END",

            Function.Equal => Comparison(a, "=", type, "false"),
            Function.NotEqual => Comparison(a, "<>", type, "true"),
            Function.Less => Comparison(a, "<", type, "false"),
            Function.LessOrEqual => Comparison(a, "<=", type, "false"),
            Function.Greater => Comparison(a, ">", type, "false"),
            Function.GreaterOrEqual => Comparison(a, ">=", type, "false"),
            Function.NotDistinct => IsFloating(type)
                ? $"CASE WHEN isnan({a[0]}) OR isnan({a[1]}) THEN false ELSE {a[0]} IS NOT DISTINCT FROM {a[1]} END"
                : $"{a[0]} IS NOT DISTINCT FROM {a[1]}",
            Function.In => In(call, a),
            Function.And => string.Join(" AND ", a),
            Function.Or => string.Join(" OR ", a),
            Function.Not => $"NOT {a[0]}",
            Function.IsTrue => $"coalesce({a[0]}, false)",
            Function.IsNull => $"{a[0]} IS NULL",
            Function.IsNotNull => $"{a[0]} IS NOT NULL",
            Function.Coalesce => $"coalesce({string.Join(", ", a)})",
            Function.If => $"CASE WHEN {a[0]} THEN {a[1]} ELSE {a[2]} END",
            Function.Least => a.Aggregate((x, y) => Outermost(x, y, "<", type)),
            Function.Greatest => a.Aggregate((x, y) => Outermost(x, y, ">", type)),
            Function.Cast => Cast(a[0], type, call.Type),
            _ => TextOrDate(call.Function, a),
        };
    }

    private static string TextOrDate(Function function, string[] a) => function switch
    {
        Function.StartsWith => $"starts_with({a[0]}, {a[1]})",
        Function.EndsWith => $"ends_with({a[0]}, {a[1]})",
        Function.Contains => $"contains({a[0]}, {a[1]})",
        Function.Length => $"length({a[0]})",
        Function.Upper => $"upper({a[0]})",
        Function.Lower => $"lower({a[0]})",
        Function.Trim => $"trim({a[0]})",
        Function.Concat => string.Join(" || ", a),
        Function.Substring => Substring(a),
        Function.Year => $"year({a[0]})",
        Function.Month => $"month({a[0]})",
        Function.Day => $"day({a[0]})",
        Function.Quarter => $"quarter({a[0]})",
        Function.DayOfYear => $"dayofyear({a[0]})",
        Function.DayOfWeek => $"dayofweek({a[0]})",
        Function.DayNumber => $"{a[0]} - DATE '0001-01-01'",
        Function.AddDays => $"{a[0]} + {a[1]}",
        Function.AddMonths => $"{a[0]} + to_months({a[1]})",
        Function.AddYears => $"{a[0]} + to_years({a[1]})",
        Function.DaysBetween => $"{a[0]} - {a[1]}",
        Function.DateOf or Function.StartOfDay => a[0],
        _ => throw new NotSupportedException(function.ToString()),
    };

    private static string Arithmetic(CallExpression call, string[] a)
    {
        bool whole = call.Type.IsInteger;
        string symbol = call.Function switch
        {
            Function.Add => "+",
            Function.Subtract => "-",
            Function.Multiply => "*",
            Function.Divide => whole ? "//" : "/",
            _ => "%",
        };
        return whole
            ? $"CAST({a[0]} AS {SqlTypes.Name(call.Type)}) {symbol} CAST({a[1]} AS {SqlTypes.Name(call.Type)})"
            : $"{a[0]} {symbol} {a[1]}";
    }

    private static string Comparison(string[] a, string symbol, ColumnType type, string withNaN) => IsFloating(type)
        ? $"CASE WHEN {a[0]} IS NULL OR {a[1]} IS NULL THEN NULL WHEN isnan({a[0]}) OR isnan({a[1]}) THEN {withNaN} ELSE {a[0]} {symbol} {a[1]} END"
        : $"{a[0]} {symbol} {a[1]}";

    private static string In(CallExpression call, string[] a)
    {
        string[] among = [.. a.Skip(1).Where((_, i) => ((LiteralExpression)call.Arguments[i + 1]).Value is not null)];
        return among.Length == 0 ? $"CASE WHEN {a[0]} IS NULL THEN NULL ELSE false END" : $"{a[0]} IN ({string.Join(", ", among)})";
    }

    private static string Outermost(string x, string y, string symbol, ColumnType type)
    {
        string sign = symbol == "<" ? $"signbit({x})" : $"NOT signbit({x})";
        (string ofX, string ofY) = symbol == "<" ? (x, y) : (y, x);
        string special = IsFloating(type) ? $"WHEN isnan({x}) THEN {ofX} WHEN isnan({y}) THEN {ofY} WHEN {x} = {y} AND {sign} THEN {x} " : "";
        return $"CASE WHEN {x} IS NULL OR {y} IS NULL THEN NULL {special}WHEN {x} {symbol} {y} THEN {x} ELSE {y} END";
    }

    private static string Cast(string value, ColumnType from, ColumnType to)
    {
        bool cut = to.IsInteger && (from.Kind == ColumnKind.Decimal || IsFloating(from));
        return to.Kind == ColumnKind.Float && from.Kind != ColumnKind.Boolean ? $"CAST({value} AS DOUBLE)" : cut ? $"trunc({value})" : value;
    }

    private static string Substring(string[] a)
    {
        string end = a.Length > 2 ? $"(CAST({a[1]} AS BIGINT) + {a[2]})" : int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return $"substr({a[0]}, greatest({a[1]}, 0) + 1, CASE WHEN {string.Join(" OR ", a.Skip(1).Select(x => $"{x} IS NULL"))} THEN NULL ELSE greatest({end} - greatest({a[1]}, 0), 0) END)";
    }
}
