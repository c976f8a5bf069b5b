using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>The six comparisons, with the semantics of C# for NaN.</summary>
internal static class Comparisons
{
    internal readonly struct Equal : IComparison
    {
        public static bool Test<T>(T left, T right)
            where T : unmanaged, INumber<T> => left == right;

        public static Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.Equals(left, right);

        public static Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.Equals(left, right);
    }

    internal readonly struct NotEqual : IComparison
    {
        public static bool Test<T>(T left, T right)
            where T : unmanaged, INumber<T> => left != right;

        public static Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => ~Vector256.Equals(left, right);

        public static Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => ~Vector512.Equals(left, right);
    }

    internal readonly struct Less : IComparison
    {
        public static bool Test<T>(T left, T right)
            where T : unmanaged, INumber<T> => left < right;

        public static Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.LessThan(left, right);

        public static Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.LessThan(left, right);
    }

    internal readonly struct LessOrEqual : IComparison
    {
        public static bool Test<T>(T left, T right)
            where T : unmanaged, INumber<T> => left <= right;

        public static Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.LessThanOrEqual(left, right);

        public static Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.LessThanOrEqual(left, right);
    }

    internal readonly struct Greater : IComparison
    {
        public static bool Test<T>(T left, T right)
            where T : unmanaged, INumber<T> => left > right;

        public static Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.GreaterThan(left, right);

        public static Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.GreaterThan(left, right);
    }

    internal readonly struct GreaterOrEqual : IComparison
    {
        public static bool Test<T>(T left, T right)
            where T : unmanaged, INumber<T> => left >= right;

        public static Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
            where T : unmanaged, INumber<T> => Vector256.GreaterThanOrEqual(left, right);

        public static Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
            where T : unmanaged, INumber<T> => Vector512.GreaterThanOrEqual(left, right);
    }
}
