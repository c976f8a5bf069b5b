using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>The six comparisons, three-valued, and equality of C#, which is never null.</summary>
internal sealed unsafe class ComparisonEvaluator(CallExpression call, Evaluator left, Evaluator right) : Evaluator
{
    private readonly CompareOp _op = call.Function switch
    {
        Function.NotEqual => CompareOp.NotEqual,
        Function.Less => CompareOp.Less,
        Function.LessOrEqual => CompareOp.LessOrEqual,
        Function.Greater => CompareOp.Greater,
        Function.GreaterOrEqual => CompareOp.GreaterOrEqual,
        _ => CompareOp.Equal,
    };

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector a = context.Decode(left.Evaluate(batch, context), count);
        Vector b = right is LiteralEvaluator { Literal.Value: not null } ? default : context.Decode(right.Evaluate(batch, context), count);
        ulong* validity = context.Both(a.Validity, b.Validity, count);
        var result = new Vector { Lane = Lane.Bit, Values = context.Arena.AllocateBits(count), Validity = validity };
        if (right is LiteralEvaluator { Literal.Value: not null } literal)
        {
            Compare(a, literal, count, result.Bits, context.Level);
        }
        else
        {
            Compare(_op, a, b, count, result.Bits, context.Level);
        }

        return call.Function == Function.NotDistinct && validity is not null ? NotDistinct(result, a, b, count, context) : result;
    }

    private void Compare(Vector a, LiteralEvaluator literal, int count, ulong* to, SimdLevel level)
    {
        switch (a.Lane)
        {
            case Lane.Bit:
                Bitmap.Copy(a.Bits, count, to);
                CompareBits(_op, to, literal.Integer != 0 ? ulong.MaxValue : 0, count, to);
                break;
            case Lane.Int32 when literal.Integer is >= int.MinValue and <= int.MaxValue:
                Kernels.Compare.ToBitmap(level, _op, a.Int32, count, (int)literal.Integer, to);
                break;
            case Lane.Int32:
                // Only a literal beyond the type gets here: every value lies on the same side of it.
                bool below = literal.Integer > 0;
                bool holds = _op switch
                {
                    CompareOp.Equal => false,
                    CompareOp.NotEqual => true,
                    CompareOp.Less or CompareOp.LessOrEqual => below,
                    _ => !below,
                };
                Constant(holds, count, to);
                break;
            case Lane.Int64:
                Kernels.Compare.ToBitmap(level, _op, a.Int64, count, literal.Integer, to);
                break;
            case Lane.Float64:
                Kernels.Compare.ToBitmap(level, _op, a.Float64, count, literal.Number, to);
                break;
            default:
                Kernels.Compare.ToBitmap(level, _op, a.Text, count, literal.Text, to);
                break;
        }
    }

    /// <summary>Compares the values of two vectors of one lane, whether they are null or not.</summary>
    public static void Compare(CompareOp op, Vector a, Vector b, int count, ulong* to, SimdLevel level)
    {
        switch (a.Lane)
        {
            case Lane.Bit:
                for (int word = 0; word < Bitmap.Words(count); word++)
                {
                    CompareBits(op, a.Bits + word, b.Bits[word], Math.Min(64, count - (word << 6)), to + word);
                }

                break;
            case Lane.Int32:
                Kernels.Compare.ToBitmap(level, op, a.Int32, b.Int32, count, to);
                break;
            case Lane.Int64:
                Kernels.Compare.ToBitmap(level, op, a.Int64, b.Int64, count, to);
                break;
            case Lane.Float64:
                Kernels.Compare.ToBitmap(level, op, a.Float64, b.Float64, count, to);
                break;
            default:
                Kernels.Compare.ToBitmap(level, op, a.Text, b.Text, count, to);
                break;
        }
    }

    /// <summary>Bits compared 64 at a time: false is less than true.</summary>
    private static void CompareBits(CompareOp op, ulong* left, ulong right, int count, ulong* to)
    {
        for (int word = 0; word < Bitmap.Words(count); word++)
        {
            ulong x = left[word];
            to[word] = op switch
            {
                CompareOp.Equal => ~(x ^ right),
                CompareOp.NotEqual => x ^ right,
                CompareOp.Less => ~x & right,
                CompareOp.LessOrEqual => ~x | right,
                CompareOp.Greater => x & ~right,
                _ => x | ~right,
            };
        }

        Bitmap.Trim(to, count);
    }

    private static void Constant(bool value, int count, ulong* to)
    {
        if (value)
        {
            Bitmap.Fill(to, count);
        }
        else
        {
            Bitmap.Clear(to, count);
        }
    }

    /// <summary>Equal where both have values, true where neither has one, false elsewhere.</summary>
    private static Vector NotDistinct(Vector equal, Vector a, Vector b, int count, EvaluationContext context)
    {
        for (int word = 0; word < Bitmap.Words(count); word++)
        {
            ulong left = a.Validity is null ? ulong.MaxValue : a.Validity[word];
            ulong right = b.Validity is null ? ulong.MaxValue : b.Validity[word];
            equal.Bits[word] = (equal.Bits[word] & left & right) | (~left & ~right);
        }

        Bitmap.Trim(equal.Bits, count);
        equal.Validity = null;
        return equal;
    }
}
