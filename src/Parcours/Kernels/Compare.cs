using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// Comparisons of a column with a constant or with a column, answered as a bitmap (64-bit words, least significant
/// bit first, zero past the count). Doubles compare as in C#: NaN differs from everything and is neither less nor greater.
/// </summary>
internal static unsafe partial class Compare
{
    internal static void ToBitmap(SimdLevel level, CompareOp op, int* values, int count, int operand, ulong* to) =>
        WithConstant(level, op, values, count, operand, to);

    internal static void ToBitmap(SimdLevel level, CompareOp op, long* values, int count, long operand, ulong* to) =>
        WithConstant(level, op, values, count, operand, to);

    internal static void ToBitmap(SimdLevel level, CompareOp op, double* values, int count, double operand, ulong* to) =>
        WithConstant(level, op, values, count, operand, to);

    internal static void ToBitmap(SimdLevel level, CompareOp op, int* left, int* right, int count, ulong* to) =>
        WithColumn(level, op, left, right, count, to);

    internal static void ToBitmap(SimdLevel level, CompareOp op, long* left, long* right, int count, ulong* to) =>
        WithColumn(level, op, left, right, count, to);

    internal static void ToBitmap(SimdLevel level, CompareOp op, double* left, double* right, int count, ulong* to) =>
        WithColumn(level, op, left, right, count, to);

    private static void WithConstant<T>(SimdLevel level, CompareOp op, T* values, int count, T operand, ulong* to)
        where T : unmanaged, INumber<T>
    {
        switch (op)
        {
            case CompareOp.Equal:
                LaneTests.ToBitmap<T, ConstantTest<T, Comparisons.Equal>>(level, new(values, operand), count, to);
                break;
            case CompareOp.NotEqual:
                LaneTests.ToBitmap<T, ConstantTest<T, Comparisons.NotEqual>>(level, new(values, operand), count, to);
                break;
            case CompareOp.Less:
                LaneTests.ToBitmap<T, ConstantTest<T, Comparisons.Less>>(level, new(values, operand), count, to);
                break;
            case CompareOp.LessOrEqual:
                LaneTests.ToBitmap<T, ConstantTest<T, Comparisons.LessOrEqual>>(level, new(values, operand), count, to);
                break;
            case CompareOp.Greater:
                LaneTests.ToBitmap<T, ConstantTest<T, Comparisons.Greater>>(level, new(values, operand), count, to);
                break;
            default:
                LaneTests.ToBitmap<T, ConstantTest<T, Comparisons.GreaterOrEqual>>(level, new(values, operand), count, to);
                break;
        }
    }

    private static void WithColumn<T>(SimdLevel level, CompareOp op, T* left, T* right, int count, ulong* to)
        where T : unmanaged, INumber<T>
    {
        switch (op)
        {
            case CompareOp.Equal:
                LaneTests.ToBitmap<T, ColumnTest<T, Comparisons.Equal>>(level, new(left, right), count, to);
                break;
            case CompareOp.NotEqual:
                LaneTests.ToBitmap<T, ColumnTest<T, Comparisons.NotEqual>>(level, new(left, right), count, to);
                break;
            case CompareOp.Less:
                LaneTests.ToBitmap<T, ColumnTest<T, Comparisons.Less>>(level, new(left, right), count, to);
                break;
            case CompareOp.LessOrEqual:
                LaneTests.ToBitmap<T, ColumnTest<T, Comparisons.LessOrEqual>>(level, new(left, right), count, to);
                break;
            case CompareOp.Greater:
                LaneTests.ToBitmap<T, ColumnTest<T, Comparisons.Less>>(level, new(right, left), count, to);
                break;
            default:
                LaneTests.ToBitmap<T, ColumnTest<T, Comparisons.LessOrEqual>>(level, new(right, left), count, to);
                break;
        }
    }

    private readonly struct ConstantTest<T, TComparison>(T* values, T operand) : ILaneTest<T>
        where T : unmanaged, INumber<T>
        where TComparison : struct, IComparison
    {
        private readonly T* _values = values;
        private readonly T _operand = operand;

        public bool Test(int i) => TComparison.Test(_values[i], _operand);

        public Vector256<T> Test256(int i) => TComparison.Test(Vector256.Load(_values + i), Vector256.Create(_operand));

        public Vector512<T> Test512(int i) => TComparison.Test(Vector512.Load(_values + i), Vector512.Create(_operand));
    }

    private readonly struct ColumnTest<T, TComparison>(T* left, T* right) : ILaneTest<T>
        where T : unmanaged, INumber<T>
        where TComparison : struct, IComparison
    {
        private readonly T* _left = left;
        private readonly T* _right = right;

        public bool Test(int i) => TComparison.Test(_left[i], _right[i]);

        public Vector256<T> Test256(int i) => TComparison.Test(Vector256.Load(_left + i), Vector256.Load(_right + i));

        public Vector512<T> Test512(int i) => TComparison.Test(Vector512.Load(_left + i), Vector512.Load(_right + i));
    }
}
