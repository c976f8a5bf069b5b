using System.Numerics;
using Parcours.Expressions;

namespace Parcours.Specification.Reference;

internal static partial class Scalar
{
    private static BigInteger Big(object value) => (long)value;

    private static object Arithmetic(CallExpression call, object left, object right)
    {
        if (left is double x && right is double y)
        {
            double result = call.Function switch
            {
                Function.Add => x + y,
                Function.Subtract => x - y,
                Function.Multiply => x * y,
                Function.Divide => x / y,
                _ => x % y,
            };
            return call.Type.Kind == ColumnKind.Float ? (double)(float)result : result;
        }

        (BigInteger a, BigInteger b) = (Big(left), Big(right));
        if (b.IsZero && (call.Function is Function.Divide or Function.Remainder))
        {
            throw new EvaluationException("division by zero");
        }

        (int leftScale, int rightScale) = (call.Arguments[0].Type.Scale, call.Arguments[1].Type.Scale);
        (BigInteger wideA, BigInteger wideB) = (a * Exact.PowerOfTen(Math.Max(0, rightScale - leftScale)), b * Exact.PowerOfTen(Math.Max(0, leftScale - rightScale)));
        if (call.Type.Kind == ColumnKind.Decimal && (call.Function is Function.Add or Function.Subtract or Function.Remainder))
        {
            (_, _) = (Fit(wideA, call.Type), Fit(wideB, call.Type));
        }

        return Fit(
            call.Function switch
            {
                Function.Add => wideA + wideB,
                Function.Subtract => wideA - wideB,
                Function.Multiply => a * b,
                Function.Divide when call.Type.Kind == ColumnKind.Decimal =>
                    Exact.RoundedQuotient(a * Exact.PowerOfTen(call.Type.Scale - leftScale + rightScale), b),
                Function.Divide => BigInteger.Divide(a, b),
                _ => BigInteger.Remainder(wideA, wideB),
            },
            call.Type);
    }

    /// <summary>The number, if the type can hold it.</summary>
    public static object Fit(BigInteger value, ColumnType type)
    {
        BigInteger limit = type.Kind switch
        {
            ColumnKind.Int8 => sbyte.MaxValue,
            ColumnKind.Int16 => short.MaxValue,
            ColumnKind.Int32 => int.MaxValue,
            ColumnKind.Decimal => Exact.PowerOfTen(18) - 1,
            _ => long.MaxValue,
        };
        BigInteger least = type.Kind == ColumnKind.Decimal ? -limit : -limit - 1;
        return value >= least && value <= limit ? (long)value : throw new EvaluationException($"overflow of {type}");
    }

    private static object Round(CallExpression call, object value, long digits) => value switch
    {
        double number => Math.Round(number, (int)digits, MidpointRounding.ToEven),
        _ => RoundDecimal(value, call.Type, digits, Exact.RoundedQuotient),
    };

    private static object RoundDecimal(object value, ColumnType type, long digits, Func<BigInteger, BigInteger, BigInteger> divide)
    {
        BigInteger step = Exact.PowerOfTen((int)Math.Max(0, type.Scale - digits));
        return Fit(divide(Big(value), step) * step, type);
    }

    private static object Cast(object value, ColumnType from, ColumnType to)
    {
        if (to.IsText)
        {
            return value switch
            {
                bool flag => flag ? "true" : "false",
                long number => Text(number, from),
                double number => Text(number, from),
                _ => value,
            };
        }

        return (value, to.Kind) switch
        {
            (_, ColumnKind.Timestamp) => (long)value * MicrosecondsADay,
            (_, ColumnKind.Date) => (long)Exact.FloorQuotient((long)value, MicrosecondsADay),
            (bool flag, ColumnKind.Float or ColumnKind.Double) => flag ? 1.0 : 0.0,
            (bool flag, _) => Fit(flag ? Exact.PowerOfTen(to.Scale) : 0, to),
            (double number, ColumnKind.Float) => (double)(float)number,
            (double, ColumnKind.Double) => value,
            (double number, _) => Whole(number, to),
            (_, ColumnKind.Double) => Exact.Nearest(Big(value), Exact.PowerOfTen(from.Scale)),
            (_, ColumnKind.Float) => (double)(float)Exact.Nearest(Big(value), Exact.PowerOfTen(from.Scale)),
            (_, ColumnKind.Decimal) => Fit(Exact.RoundedQuotient(Big(value) * Exact.PowerOfTen(to.Scale), Exact.PowerOfTen(from.Scale)), to),
            _ => Fit(BigInteger.Divide(Big(value), Exact.PowerOfTen(from.Scale)), to),
        };
    }

    /// <summary>To a decimal: the nearest, ties to even. To a whole number: cut towards zero.</summary>
    private static object Whole(double value, ColumnType to)
    {
        if (!double.IsFinite(value))
        {
            throw new EvaluationException($"no {to} for a number that is not finite");
        }

        return Fit(
            to.Kind == ColumnKind.Decimal
                ? Exact.RoundedQuotient(Exact.Units(value) * Exact.PowerOfTen(to.Scale), Exact.Unit)
                : new BigInteger(Math.Truncate(value)),
            to);
    }
}
