using System.Linq.Expressions;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Members and methods of dates and timestamps, and the comparing methods of all types.</summary>
internal static class DateMethods
{
    public static ScalarValue? Member(MemberExpression node, ScalarValue value)
    {
        Scalar? date = value.Expression.Type.Kind switch
        {
            ColumnKind.Date => value.Expression,
            ColumnKind.Timestamp => CallExpression.Call(Function.DateOf, value.Expression),
            _ => null,
        };
        if (date is null)
        {
            return null;
        }

        if (node.Member.Name == nameof(DateTime.Date))
        {
            return new ScalarValue(node.Type, CallExpression.Call(Function.StartOfDay, date), value.Asserted);
        }

        Function? function = node.Member.Name switch
        {
            nameof(DateOnly.Year) => Function.Year,
            nameof(DateOnly.Month) => Function.Month,
            nameof(DateOnly.Day) => Function.Day,
            nameof(DateOnly.DayOfYear) => Function.DayOfYear,
            nameof(DateOnly.DayOfWeek) => Function.DayOfWeek,
            nameof(DateOnly.DayNumber) => Function.DayNumber,
            _ => null,
        };
        return function is { } known ? new ScalarValue(node.Type, CallExpression.Call(known, date), value.Asserted) : null;
    }

    public static ScalarValue? Translate(Translator translator, MethodCallExpression node)
    {
        if (node.Method.Name == nameof(Equals) && node is { Object: { } instance, Arguments: [var other] } && ClrTypes.Of(instance.Type) is not null)
        {
            return new ScalarValue(node.Type, Scalars.AreEqual(translator.Scalar(instance).Expression, translator.Scalar(other).Expression));
        }

        if (node.Method.DeclaringType == typeof(DateOnly))
        {
            return OfDate(translator, node);
        }

        if (node.Method.DeclaringType != typeof(DateTime))
        {
            return null;
        }

        throw translator.Refuse(node, "only the date of a timestamp is computed with in the engine.", "Use DateOnly.FromDateTime(…), and AddDays, AddMonths or DayNumber of that.");
    }

    /// <summary>A comparison such as <c>string.Compare(a, b) &lt; 0</c> or <c>a.CompareTo(b) &gt;= 0</c>; null when it is none.</summary>
    public static Scalar? CompareCall(Translator translator, BinaryExpression node, Function function)
    {
        if (node.Left is not MethodCallExpression { Method.Name: "CompareTo" or "Compare" or "CompareOrdinal" } call
            || node.Right is not ConstantExpression { Value: 0 })
        {
            return null;
        }

        Expression[] operands = call.Object is null ? [.. call.Arguments] : [call.Object, .. call.Arguments];
        if (operands.Length == 3 && translator.ConstantOf(operands[2], "the way of comparing") is not StringComparison.Ordinal)
        {
            throw translator.Refuse(call, "text is compared ordinally in the engine.", "Use StringComparison.Ordinal.");
        }

        return operands.Length is 2 or 3
            ? Scalars.Compare(function, translator.Scalar(operands[0]).Expression, translator.Scalar(operands[1]).Expression)
            : null;
    }

    private static ScalarValue? OfDate(Translator translator, MethodCallExpression node)
    {
        Function? function = node.Method.Name switch
        {
            nameof(DateOnly.AddDays) => Function.AddDays,
            nameof(DateOnly.AddMonths) => Function.AddMonths,
            nameof(DateOnly.AddYears) => Function.AddYears,
            _ => null,
        };
        if (function is { } known)
        {
            ScalarValue date = translator.Scalar(node.Object!);
            ScalarValue count = translator.Scalar(node.Arguments[0]);
            return new ScalarValue(
                node.Type,
                CallExpression.Call(known, date.Expression, Scalars.To(count.Expression, new ColumnType(ColumnKind.Int32))),
                date.Asserted || count.Asserted);
        }

        if (node.Method.Name == nameof(DateOnly.FromDateTime))
        {
            ScalarValue time = translator.Scalar(node.Arguments[0]);
            return new ScalarValue(node.Type, CallExpression.Call(Function.DateOf, time.Expression), time.Asserted);
        }

        if (node.Method.Name == nameof(DateOnly.ToDateTime) && translator.ConstantOf(node.Arguments[0], "the time of day") is TimeOnly { Ticks: 0 })
        {
            ScalarValue date = translator.Scalar(node.Object!);
            return new ScalarValue(node.Type, CallExpression.Call(Function.StartOfDay, date.Expression), date.Asserted);
        }

        return null;
    }
}
