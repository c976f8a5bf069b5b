using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>The loops of checked arithmetic.</summary>
internal static unsafe partial class Arithmetic
{
    private static int Integers<T, TLeft, TRight, TMultiply>(
        SimdLevel level, ArithmeticOp op, TLeft left, TRight right, int count, T* to, ulong* live)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TLeft : struct, IOperand<T>
        where TRight : struct, IOperand<T>
        where TMultiply : struct, ICheckedOperation<T> => op switch
        {
            ArithmeticOp.Add => Checked<T, TLeft, TRight, CheckedOperations.Add<T>>(level, left, right, count, to, live),
            ArithmeticOp.Subtract => Checked<T, TLeft, TRight, CheckedOperations.Subtract<T>>(level, left, right, count, to, live),
            ArithmeticOp.Multiply => Checked<T, TLeft, TRight, TMultiply>(level, left, right, count, to, live),
            ArithmeticOp.Divide => Checked<T, TLeft, TRight, CheckedOperations.Divide<T>>(level, left, right, count, to, live),
            _ => Checked<T, TLeft, TRight, CheckedOperations.Remainder<T>>(level, left, right, count, to, live),
        };

    private static int Checked<T, TLeft, TRight, TOperation>(SimdLevel level, TLeft left, TRight right, int count, T* to, ulong* live)
        where T : unmanaged
        where TLeft : struct, IOperand<T>
        where TRight : struct, IOperand<T>
        where TOperation : struct, ICheckedOperation<T>
    {
        int i = 0;
        if (TOperation.HasVectors && level == SimdLevel.Vector512)
        {
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Vector512<T> result = TOperation.Apply(left.At512(i), right.At512(i), out bool suspect);
                if (!suspect)
                {
                    result.Store(to + i);
                    continue;
                }

                int failed = OneByOne<T, TLeft, TRight, TOperation>(left, right, i, i + Vector512<T>.Count, to, live);
                if (failed >= 0)
                {
                    return failed;
                }
            }
        }
        else if (TOperation.HasVectors && level == SimdLevel.Vector256)
        {
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> result = TOperation.Apply(left.At256(i), right.At256(i), out bool suspect);
                if (!suspect)
                {
                    result.Store(to + i);
                    continue;
                }

                int failed = OneByOne<T, TLeft, TRight, TOperation>(left, right, i, i + Vector256<T>.Count, to, live);
                if (failed >= 0)
                {
                    return failed;
                }
            }
        }

        return OneByOne<T, TLeft, TRight, TOperation>(left, right, i, count, to, live);
    }

    private static int OneByOne<T, TLeft, TRight, TOperation>(TLeft left, TRight right, int start, int end, T* to, ulong* live)
        where T : unmanaged
        where TLeft : struct, IOperand<T>
        where TRight : struct, IOperand<T>
        where TOperation : struct, ICheckedOperation<T>
    {
        for (int i = start; i < end; i++)
        {
            to[i] = TOperation.Apply(left.At(i), right.At(i), out bool failed);
            if (failed && (live == null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return None;
    }
}
