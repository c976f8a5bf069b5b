using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>Multiplication, whose proof that nothing overflowed differs by width.</summary>
internal static class CheckedMultiplications
{
    internal readonly struct Int32 : ICheckedOperation<int>
    {
        public static bool HasVectors => true;

        public static int Apply(int left, int right, out bool failed)
        {
            long product = (long)left * right;
            failed = product != (int)product;
            return (int)product;
        }

        public static Vector256<int> Apply(Vector256<int> left, Vector256<int> right, out bool suspect)
        {
            (Vector256<long> leftLow, Vector256<long> leftHigh) = Vector256.Widen(left);
            (Vector256<long> rightLow, Vector256<long> rightHigh) = Vector256.Widen(right);
            Vector256<int> product = left * right;
            (Vector256<long> low, Vector256<long> high) = Vector256.Widen(product);
            suspect = !Vector256.EqualsAll(leftLow * rightLow, low) || !Vector256.EqualsAll(leftHigh * rightHigh, high);
            return product;
        }

        public static Vector512<int> Apply(Vector512<int> left, Vector512<int> right, out bool suspect)
        {
            (Vector512<long> leftLow, Vector512<long> leftHigh) = Vector512.Widen(left);
            (Vector512<long> rightLow, Vector512<long> rightHigh) = Vector512.Widen(right);
            Vector512<int> product = left * right;
            (Vector512<long> low, Vector512<long> high) = Vector512.Widen(product);
            suspect = !Vector512.EqualsAll(leftLow * rightLow, low) || !Vector512.EqualsAll(leftHigh * rightHigh, high);
            return product;
        }
    }

    internal readonly struct Int64 : ICheckedOperation<long>
    {
        // Three roundings move a product by less than one part in 2^50, so an estimate below 2^62 proves it is below 2^63.
        private const double Sure = 1L << 62;

        public static bool HasVectors => true;

        public static long Apply(long left, long right, out bool failed)
        {
            long high = Math.BigMul(left, right, out long low);
            failed = high != low >> 63;
            return low;
        }

        public static Vector256<long> Apply(Vector256<long> left, Vector256<long> right, out bool suspect)
        {
            Vector256<double> estimate = Vector256.Abs(Vector256.ConvertToDouble(left) * Vector256.ConvertToDouble(right));
            suspect = Vector256.GreaterThanOrEqualAny(estimate, Vector256.Create(Sure));
            return left * right;
        }

        public static Vector512<long> Apply(Vector512<long> left, Vector512<long> right, out bool suspect)
        {
            Vector512<double> estimate = Vector512.Abs(Vector512.ConvertToDouble(left) * Vector512.ConvertToDouble(right));
            suspect = Vector512.GreaterThanOrEqualAny(estimate, Vector512.Create(Sure));
            return left * right;
        }
    }
}
