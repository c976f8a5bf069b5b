#pragma warning disable IDE0060 // The bodies for vectors follow.
using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>Texts, by their UTF-8 bytes.</summary>
internal static unsafe partial class Compare
{
    internal static void ToBitmap(SimdLevel level, CompareOp op, TextView* values, int count, TextView operand, ulong* to)
    {
        if (op is CompareOp.Equal or CompareOp.NotEqual)
        {
            TextMatch.Equal(values, count, operand, to);
            if (op == CompareOp.NotEqual)
            {
                Bitmap.Not(to, count, to);
            }

            return;
        }

        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                word |= (Holds(op, values[start + j].Span.SequenceCompareTo(operand.Span)) ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }

    internal static void ToBitmap(SimdLevel level, CompareOp op, TextView* left, TextView* right, int count, ulong* to)
    {
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                ReadOnlySpan<byte> l = left[start + j].Span;
                ReadOnlySpan<byte> r = right[start + j].Span;
                bool answer = op switch
                {
                    CompareOp.Equal => l.SequenceEqual(r),
                    CompareOp.NotEqual => !l.SequenceEqual(r),
                    _ => Holds(op, l.SequenceCompareTo(r)),
                };
                word |= (answer ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }

    private static bool Holds(CompareOp op, int order) => op switch
    {
        CompareOp.Equal => order == 0,
        CompareOp.NotEqual => order != 0,
        CompareOp.Less => order < 0,
        CompareOp.LessOrEqual => order <= 0,
        CompareOp.Greater => order > 0,
        _ => order >= 0,
    };
}
