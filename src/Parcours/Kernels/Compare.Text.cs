using System.Diagnostics.CodeAnalysis;
using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>Texts, by their UTF-8 bytes. The runtime's own comparisons of spans are vectors already, so one body serves all levels.</summary>
internal static unsafe partial class Compare
{
    private const string SameShape = "Callers name a level for every type alike.";

    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = SameShape)]
    internal static void ToBitmap(SimdLevel level, CompareOp op, TextView* values, int count, TextView operand, ulong* to) =>
        Texts(op, new ColumnOperand<TextView>(values), new ConstantOperand<TextView>(operand), count, to);

    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = SameShape)]
    internal static void ToBitmap(SimdLevel level, CompareOp op, TextView* left, TextView* right, int count, ulong* to) =>
        Texts(op, new ColumnOperand<TextView>(left), new ColumnOperand<TextView>(right), count, to);

    private static void Texts<TRight>(CompareOp op, ColumnOperand<TextView> left, TRight right, int count, ulong* to)
        where TRight : struct, IOperand<TextView>
    {
        if (op is CompareOp.Equal or CompareOp.NotEqual)
        {
            LaneTests.ToBitmapScalar(new SameText<TRight>(left, right, op == CompareOp.Equal), count, to);
        }
        else
        {
            LaneTests.ToBitmapScalar(new TextOrder<TRight>(left, right, op), count, to);
        }
    }

    private readonly struct SameText<TRight>(ColumnOperand<TextView> left, TRight right, bool answer) : IValueTest
        where TRight : struct, IOperand<TextView>
    {
        public bool Test(int i) => left.At(i).Span.SequenceEqual(right.At(i).Span) == answer;
    }

    private readonly struct TextOrder<TRight>(ColumnOperand<TextView> left, TRight right, CompareOp op) : IValueTest
        where TRight : struct, IOperand<TextView>
    {
        public bool Test(int i)
        {
            int order = left.At(i).Span.SequenceCompareTo(right.At(i).Span);
            return op switch
            {
                CompareOp.Less => order < 0,
                CompareOp.LessOrEqual => order <= 0,
                CompareOp.Greater => order > 0,
                _ => order >= 0,
            };
        }
    }
}
