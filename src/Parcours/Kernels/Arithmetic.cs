namespace Parcours.Kernels;

/// <summary>
/// Arithmetic of column with column and of column with constant on either side. On integers it is checked: the answer is
/// the number of the first row that overflows or divides by zero (which of the two, its operands tell) among those set in
/// <c>live</c> (all rows if null), or <see cref="None"/>; rows that are not live may hold anything and get something.
/// Doubles follow IEEE 754 and never fail. The target may be an operand.
/// </summary>
internal static unsafe partial class Arithmetic
{
    /// <summary>No row failed.</summary>
    internal const int None = -1;

    internal static int Compute(SimdLevel level, ArithmeticOp op, int* left, int* right, int count, int* to, ulong* live) =>
        Integers<int, ColumnOperand<int>, ColumnOperand<int>, CheckedMultiplications.Int32>(level, op, new(left), new(right), count, to, live);

    internal static int Compute(SimdLevel level, ArithmeticOp op, int* left, int right, int count, int* to, ulong* live) =>
        Integers<int, ColumnOperand<int>, ConstantOperand<int>, CheckedMultiplications.Int32>(level, op, new(left), new(right), count, to, live);

    internal static int Compute(SimdLevel level, ArithmeticOp op, int left, int* right, int count, int* to, ulong* live) =>
        Integers<int, ConstantOperand<int>, ColumnOperand<int>, CheckedMultiplications.Int32>(level, op, new(left), new(right), count, to, live);

    internal static int Compute(SimdLevel level, ArithmeticOp op, long* left, long* right, int count, long* to, ulong* live) =>
        Integers<long, ColumnOperand<long>, ColumnOperand<long>, CheckedMultiplications.Int64>(level, op, new(left), new(right), count, to, live);

    internal static int Compute(SimdLevel level, ArithmeticOp op, long* left, long right, int count, long* to, ulong* live) =>
        Integers<long, ColumnOperand<long>, ConstantOperand<long>, CheckedMultiplications.Int64>(level, op, new(left), new(right), count, to, live);

    internal static int Compute(SimdLevel level, ArithmeticOp op, long left, long* right, int count, long* to, ulong* live) =>
        Integers<long, ConstantOperand<long>, ColumnOperand<long>, CheckedMultiplications.Int64>(level, op, new(left), new(right), count, to, live);

    internal static void Compute(SimdLevel level, ArithmeticOp op, double* left, double* right, int count, double* to) =>
        Doubles<ColumnOperand<double>, ColumnOperand<double>>(level, op, new(left), new(right), count, to);

    internal static void Compute(SimdLevel level, ArithmeticOp op, double* left, double right, int count, double* to) =>
        Doubles<ColumnOperand<double>, ConstantOperand<double>>(level, op, new(left), new(right), count, to);

    internal static void Compute(SimdLevel level, ArithmeticOp op, double left, double* right, int count, double* to) =>
        Doubles<ConstantOperand<double>, ColumnOperand<double>>(level, op, new(left), new(right), count, to);

    /// <summary>Fails on the least value, which has no opposite.</summary>
    internal static int Negate(SimdLevel level, int* values, int count, int* to, ulong* live) =>
        Compute(level, ArithmeticOp.Subtract, 0, values, count, to, live);

    /// <inheritdoc cref="Negate(SimdLevel, int*, int, int*, ulong*)"/>
    internal static int Negate(SimdLevel level, long* values, int count, long* to, ulong* live) =>
        Compute(level, ArithmeticOp.Subtract, 0L, values, count, to, live);

    /// <summary>Turns the sign, also of zero; NaN stays what it is.</summary>
    internal static void Negate(SimdLevel level, double* values, int count, double* to) =>
        Compute(level, ArithmeticOp.Multiply, values, -1.0, count, to);
}
