using Parcours.Expressions;

namespace Parcours.Specification.Reference;

/// <summary>Evaluates a scalar expression on one row.</summary>
internal static partial class Scalar
{
    public static object? Evaluate(Expression expression, object?[] row) => expression switch
    {
        ColumnExpression column => row[column.Index],
        LiteralExpression literal => literal.Value,
        CallExpression call => EvaluateCall(call, row),
        CodeSetExpression codes => InCodes(codes, row),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    /// <summary>The set itself is held against a naive one in its own tests.</summary>
    private static object? InCodes(CodeSetExpression codes, object?[] row)
    {
        DateOnly? on = codes.Date is { } date && Evaluate(date, row) is long days ? Date(days) : null;
        return Evaluate(codes.Code, row) switch
        {
            string text => codes.Set.Contains(text, on),
            long number => codes.Set.Contains(number, on),
            _ => null,
        };
    }

    private static object? EvaluateCall(CallExpression call, object?[] row) => call.Function switch
    {
        Function.And => Junction(call, row, decisive: false),
        Function.Or => Junction(call, row, decisive: true),
        Function.If => Evaluate(call.Arguments[Evaluate(call.Arguments[0], row) is true ? 1 : 2], row),
        Function.Coalesce => call.Arguments.Select(a => Evaluate(a, row)).FirstOrDefault(v => v is not null),
        Function.IsNull => Evaluate(call.Arguments[0], row) is null,
        Function.IsNotNull => Evaluate(call.Arguments[0], row) is not null,
        Function.IsTrue => Evaluate(call.Arguments[0], row) is true,
        Function.NotDistinct => NotDistinct(Evaluate(call.Arguments[0], row), Evaluate(call.Arguments[1], row)),
        Function.In => In(Evaluate(call.Arguments[0], row), call.Arguments.Skip(1).Select(a => Evaluate(a, row))),
        _ => EvaluateStrict(call, [.. call.Arguments.Select(a => Evaluate(a, row))]),
    };

    /// <summary>Arguments from left to right, until one decides; what follows is not evaluated.</summary>
    private static object? Junction(CallExpression call, object?[] row, bool decisive)
    {
        object? result = !decisive;
        foreach (Expression argument in call.Arguments)
        {
            object? value = Evaluate(argument, row);
            if (value is bool flag && flag == decisive)
            {
                return decisive;
            }

            result = value is null ? null : result;
        }

        return result;
    }

    private static bool NotDistinct(object? left, object? right) =>
        left is null || right is null ? left is null && right is null : Values.Equal(left, right);

    private static bool? In(object? value, IEnumerable<object?> among) =>
        value is null ? null : among.Any(a => a is not null && Values.Equal(value, a));

    private static object? EvaluateStrict(CallExpression call, object?[] arguments) =>
        arguments.Contains(null) ? null : Apply(call, arguments!);

    private static object Apply(CallExpression call, object[] a) => call.Function switch
    {
        Function.Add or Function.Subtract or Function.Multiply or Function.Divide or Function.Remainder => Arithmetic(call, a[0], a[1]),
        Function.Negate => a[0] is double number ? -number : Fit(-Big(a[0]), call.Type),
        Function.Abs => a[0] is double number ? Math.Abs(number) : Fit(System.Numerics.BigInteger.Abs(Big(a[0])), call.Type),

        Function.Equal => Values.Equal(a[0], a[1]),
        Function.NotEqual => !Values.Equal(a[0], a[1]),
        Function.Less => a is [double x, double y] ? x < y : Values.Compare(a[0], a[1]) < 0,
        Function.LessOrEqual => a is [double x, double y] ? x <= y : Values.Compare(a[0], a[1]) <= 0,
        Function.Greater => a is [double x, double y] ? x > y : Values.Compare(a[0], a[1]) > 0,
        Function.GreaterOrEqual => a is [double x, double y] ? x >= y : Values.Compare(a[0], a[1]) >= 0,
        Function.Not => !(bool)a[0],
        Function.Least => a.Aggregate((x, y) => Values.Compare(y, x) < 0 ? y : x),
        Function.Greatest => a.Aggregate((x, y) => Values.Compare(y, x) > 0 ? y : x),
        Function.Cast => Cast(a[0], call.Arguments[0].Type, call.Type),

        Function.Floor => a[0] is double number ? Math.Floor(number) : RoundDecimal(a[0], call.Type, 0, Exact.FloorQuotient),
        Function.Ceiling => a[0] is double number ? Math.Ceiling(number) : RoundDecimal(a[0], call.Type, 0, (n, d) => -Exact.FloorQuotient(-n, d)),
        Function.Round => Round(call, a[0], a.Length > 1 ? (long)a[1] : 0),
        Function.Sqrt => Math.Sqrt((double)a[0]),
        Function.Log => Math.Log((double)a[0]),
        Function.Exp => Math.Exp((double)a[0]),
        Function.Power => Math.Pow((double)a[0], (double)a[1]),

        Function.StartsWith => ((string)a[0]).StartsWith((string)a[1], StringComparison.Ordinal),
        Function.EndsWith => ((string)a[0]).EndsWith((string)a[1], StringComparison.Ordinal),
        Function.Contains => ((string)a[0]).Contains((string)a[1], StringComparison.Ordinal),
        Function.Substring => Substring((string)a[0], (long)a[1], a.Length > 2 ? (long)a[2] : int.MaxValue),
        Function.Length => (long)((string)a[0]).Length,
        Function.Upper => ((string)a[0]).ToUpperInvariant(),
        Function.Lower => ((string)a[0]).ToLowerInvariant(),
        Function.Trim => ((string)a[0]).Trim(),
        Function.Concat => WholeCharacters(string.Concat(a.Cast<string>())),

        Function.Year => (long)Date(a[0]).Year,
        Function.Month => (long)Date(a[0]).Month,
        Function.Day => (long)Date(a[0]).Day,
        Function.Quarter => (long)(Date(a[0]).Month + 2) / 3,
        Function.DayOfYear => (long)Date(a[0]).DayOfYear,
        Function.DayOfWeek => (long)Date(a[0]).DayOfWeek,
        Function.DayNumber => (long)Date(a[0]).DayNumber,
        Function.AddDays => Shift(a, (date, days) => date.AddDays(days)),
        Function.AddMonths => Shift(a, (date, months) => date.AddMonths(months)),
        Function.AddYears => Shift(a, (date, years) => date.AddYears(years)),
        Function.DaysBetween => (long)a[0] - (long)a[1],
        Function.DateOf => (long)Exact.FloorQuotient((long)a[0], MicrosecondsADay),
        Function.StartOfDay => (long)a[0] * MicrosecondsADay,
        _ => throw new NotSupportedException(call.Function.ToString()),
    };
}
