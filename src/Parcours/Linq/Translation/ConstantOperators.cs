using System.Globalization;
using System.Linq.Expressions;

namespace Parcours.Linq;

/// <summary>The operators of C# on boxed constants. Whole numbers are computed in 64 bits, checked.</summary>
internal static class ConstantOperators
{
    public static object? Convert(object? value, UnaryExpression conversion)
    {
        Type target = ClrTypes.Underlying(conversion.Type);
        if (value is null)
        {
            return ClrTypes.CanBeNull(conversion.Type) ? null : throw new InvalidOperationException("Nullable object must have a value.");
        }

        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        if (target.IsEnum)
        {
            return Enum.ToObject(target, value);
        }

        if (ClrTypes.Of(target) is { IsNumeric: true } && value is IConvertible and not string)
        {
            object number = value is Enum ? System.Convert.ToInt64(value, CultureInfo.InvariantCulture) : value;
            // C# cuts towards zero where Convert rounds.
            number = number switch
            {
                double d when ClrTypes.Of(target) is { IsInteger: true } => Math.Truncate(d),
                float f when ClrTypes.Of(target) is { IsInteger: true } => Math.Truncate((double)f),
                decimal m when ClrTypes.Of(target) is { IsInteger: true } => decimal.Truncate(m),
                char c => (int)c,
                _ => number,
            };
            return System.Convert.ChangeType(number, target, CultureInfo.InvariantCulture);
        }

        return conversion.Method is { } method && !conversion.Type.IsByRefLike
            ? method.Invoke(null, [value])
            : throw new NotSupportedException(LambdaPrinter.Print(conversion));
    }

    public static object Negate(object value) => value switch
    {
        int number => checked(-number),
        long number => checked(-number),
        double number => -number,
        float number => -number,
        _ => throw new NotSupportedException("-"),
    };

    /// <summary>The value of an operator without a method of its own, or null when it is not known.</summary>
    public static object? Binary(ExpressionType operation, object left, object right)
    {
        object? result = (left, right) switch
        {
            (bool l, bool r) => Logical(operation, l, r),
            (double or float, _) or (_, double or float) => Floating(operation, ToDouble(left), ToDouble(right)),
            (Enum or sbyte or byte or short or ushort or int or uint or long, _) => Whole(operation, ToInt64(left), ToInt64(right)),
            _ => operation switch
            {
                ExpressionType.Equal => Equals(left, right),
                ExpressionType.NotEqual => !Equals(left, right),
                _ => null,
            },
        };
        return result is bool or null || result.GetType() == left.GetType() ? result : System.Convert.ChangeType(result, left.GetType(), CultureInfo.InvariantCulture);
    }

    private static object? Logical(ExpressionType operation, bool left, bool right) => operation switch
    {
        ExpressionType.And => left & right,
        ExpressionType.Or => left | right,
        ExpressionType.ExclusiveOr or ExpressionType.NotEqual => left != right,
        ExpressionType.Equal => left == right,
        _ => null,
    };

    private static object? Whole(ExpressionType operation, long left, long right) => operation switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => checked(left + right),
        ExpressionType.Subtract or ExpressionType.SubtractChecked => checked(left - right),
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => checked(left * right),
        ExpressionType.Divide => left / right,
        ExpressionType.Modulo => left % right,
        ExpressionType.And => left & right,
        ExpressionType.Or => left | right,
        ExpressionType.Equal => left == right,
        ExpressionType.NotEqual => left != right,
        ExpressionType.LessThan => left < right,
        ExpressionType.LessThanOrEqual => left <= right,
        ExpressionType.GreaterThan => left > right,
        ExpressionType.GreaterThanOrEqual => left >= right,
        _ => null,
    };

    private static object? Floating(ExpressionType operation, double left, double right) => operation switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => left + right,
        ExpressionType.Subtract or ExpressionType.SubtractChecked => left - right,
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => left * right,
        ExpressionType.Divide => left / right,
        ExpressionType.Modulo => left % right,
        ExpressionType.Equal => left == right,
        ExpressionType.NotEqual => left != right,
        ExpressionType.LessThan => left < right,
        ExpressionType.LessThanOrEqual => left <= right,
        ExpressionType.GreaterThan => left > right,
        ExpressionType.GreaterThanOrEqual => left >= right,
        _ => null,
    };

    private static double ToDouble(object value) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static long ToInt64(object value) => System.Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
