using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>The least or the greatest of some values, each evaluated once: comparisons, and choices. Doubles go by their order, in which NaN has a place.</summary>
internal sealed unsafe class ExtremeEvaluator(bool least, Evaluator[] arguments) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        Vector best = context.Decode(arguments[0].Evaluate(batch, context), batch.Count);
        for (int i = 1; i < arguments.Length; i++)
        {
            best = Better(best, context.Decode(arguments[i].Evaluate(batch, context), batch.Count), batch.Count, context);
        }

        return best;
    }

    private Vector Better(Vector a, Vector b, int count, EvaluationContext context)
    {
        ulong* validity = context.Both(a.Validity, b.Validity, count);
        a.Validity = null;
        b.Validity = null;
        Vector result = a.Lane == Lane.Float64 ? Doubles(a, b, count, context) : Others(a, b, count, context);
        result.Validity = validity;
        return result;
    }

    private Vector Others(Vector a, Vector b, int count, EvaluationContext context)
    {
        ulong* first = context.Arena.AllocateBits(count);
        ComparisonEvaluator.Compare(least ? CompareOp.LessOrEqual : CompareOp.GreaterOrEqual, a, b, count, first, context.Level);
        return ConditionalEvaluator.Blend(first, a, b, count, context);
    }

    private Vector Doubles(Vector a, Vector b, int count, EvaluationContext context)
    {
        var result = new Vector { Lane = Lane.Float64, Values = context.Arena.AllocateLanes(Lane.Float64, count) };
        for (int i = 0; i < count; i++)
        {
            long x = MinMax.OrderKey(a.Float64[i]);
            long y = MinMax.OrderKey(b.Float64[i]);
            result.Float64[i] = least == x <= y ? a.Float64[i] : b.Float64[i];
        }

        return result;
    }
}
