using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>The loops of arithmetic on doubles.</summary>
internal static unsafe partial class Arithmetic
{
    private static void Doubles<TLeft, TRight>(SimdLevel level, ArithmeticOp op, TLeft left, TRight right, int count, double* to)
        where TLeft : struct, IOperand<double>
        where TRight : struct, IOperand<double>
    {
        switch (op)
        {
            case ArithmeticOp.Add:
                Doubles<TLeft, TRight, AddDoubles>(level, left, right, count, to);
                break;
            case ArithmeticOp.Subtract:
                Doubles<TLeft, TRight, SubtractDoubles>(level, left, right, count, to);
                break;
            case ArithmeticOp.Multiply:
                Doubles<TLeft, TRight, MultiplyDoubles>(level, left, right, count, to);
                break;
            case ArithmeticOp.Divide:
                Doubles<TLeft, TRight, DivideDoubles>(level, left, right, count, to);
                break;
            default:
                // No processor has this for vectors; the runtime's is exact, so the same everywhere.
                for (int i = 0; i < count; i++)
                {
                    to[i] = left.At(i) % right.At(i);
                }

                break;
        }
    }

    private static void Doubles<TLeft, TRight, TOperation>(SimdLevel level, TLeft left, TRight right, int count, double* to)
        where TLeft : struct, IOperand<double>
        where TRight : struct, IOperand<double>
        where TOperation : struct, IDoubleOperation
    {
        int i = 0;
        if (level == SimdLevel.Vector512)
        {
            for (; i <= count - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                TOperation.Apply(left.At512(i), right.At512(i)).Store(to + i);
            }
        }
        else if (level == SimdLevel.Vector256)
        {
            for (; i <= count - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                TOperation.Apply(left.At256(i), right.At256(i)).Store(to + i);
            }
        }

        for (; i < count; i++)
        {
            to[i] = TOperation.Apply(left.At(i), right.At(i));
        }
    }

    private interface IDoubleOperation
    {
        static abstract double Apply(double left, double right);

        static abstract Vector256<double> Apply(Vector256<double> left, Vector256<double> right);

        static abstract Vector512<double> Apply(Vector512<double> left, Vector512<double> right);
    }

    private readonly struct AddDoubles : IDoubleOperation
    {
        public static double Apply(double left, double right) => left + right;

        public static Vector256<double> Apply(Vector256<double> left, Vector256<double> right) => left + right;

        public static Vector512<double> Apply(Vector512<double> left, Vector512<double> right) => left + right;
    }

    private readonly struct SubtractDoubles : IDoubleOperation
    {
        public static double Apply(double left, double right) => left - right;

        public static Vector256<double> Apply(Vector256<double> left, Vector256<double> right) => left - right;

        public static Vector512<double> Apply(Vector512<double> left, Vector512<double> right) => left - right;
    }

    private readonly struct MultiplyDoubles : IDoubleOperation
    {
        public static double Apply(double left, double right) => left * right;

        public static Vector256<double> Apply(Vector256<double> left, Vector256<double> right) => left * right;

        public static Vector512<double> Apply(Vector512<double> left, Vector512<double> right) => left * right;
    }

    private readonly struct DivideDoubles : IDoubleOperation
    {
        public static double Apply(double left, double right) => left / right;

        public static Vector256<double> Apply(Vector256<double> left, Vector256<double> right) => left / right;

        public static Vector512<double> Apply(Vector512<double> left, Vector512<double> right) => left / right;
    }
}
