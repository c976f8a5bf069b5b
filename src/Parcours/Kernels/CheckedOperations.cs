using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>Addition, subtraction, division and remainder, alike for all signed integers.</summary>
internal static class CheckedOperations
{
    internal readonly struct Add<T> : ICheckedOperation<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool HasVectors => true;

        // A sum overflows when its sign differs from the signs of both operands.
        public static T Apply(T left, T right, out bool failed)
        {
            T sum = unchecked(left + right);
            failed = T.IsNegative((left ^ sum) & (right ^ sum));
            return sum;
        }

        public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right, out bool suspect)
        {
            Vector256<T> sum = left + right;
            suspect = Vector256.LessThanAny((left ^ sum) & (right ^ sum), Vector256<T>.Zero);
            return sum;
        }

        public static Vector512<T> Apply(Vector512<T> left, Vector512<T> right, out bool suspect)
        {
            Vector512<T> sum = left + right;
            suspect = Vector512.LessThanAny((left ^ sum) & (right ^ sum), Vector512<T>.Zero);
            return sum;
        }
    }

    internal readonly struct Subtract<T> : ICheckedOperation<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool HasVectors => true;

        // A difference overflows when the operands differ in sign and it does not have the sign of the left one.
        public static T Apply(T left, T right, out bool failed)
        {
            T difference = unchecked(left - right);
            failed = T.IsNegative((left ^ right) & (left ^ difference));
            return difference;
        }

        public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right, out bool suspect)
        {
            Vector256<T> difference = left - right;
            suspect = Vector256.LessThanAny((left ^ right) & (left ^ difference), Vector256<T>.Zero);
            return difference;
        }

        public static Vector512<T> Apply(Vector512<T> left, Vector512<T> right, out bool suspect)
        {
            Vector512<T> difference = left - right;
            suspect = Vector512.LessThanAny((left ^ right) & (left ^ difference), Vector512<T>.Zero);
            return difference;
        }
    }

    internal readonly struct Divide<T> : ICheckedOperation<T>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        public static bool HasVectors => false;

        public static T Apply(T left, T right, out bool failed)
        {
            failed = T.IsZero(right) || (left == T.MinValue && right == -T.One);
            return failed ? T.Zero : left / right;
        }

        public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right, out bool suspect) => throw new NotSupportedException();

        public static Vector512<T> Apply(Vector512<T> left, Vector512<T> right, out bool suspect) => throw new NotSupportedException();
    }

    internal readonly struct Remainder<T> : ICheckedOperation<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool HasVectors => false;

        // By -1 nothing remains, also of the least value, whose quotient is too large for the processor's division.
        public static T Apply(T left, T right, out bool failed)
        {
            failed = T.IsZero(right);
            return failed || right == -T.One ? T.Zero : left % right;
        }

        public static Vector256<T> Apply(Vector256<T> left, Vector256<T> right, out bool suspect) => throw new NotSupportedException();

        public static Vector512<T> Apply(Vector512<T> left, Vector512<T> right, out bool suspect) => throw new NotSupportedException();
    }
}
