using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>The lesser or the greater of two values: a comparison, then a choice. Doubles go by their order, in which NaN has a place.</summary>
internal sealed unsafe class ExtremeEvaluator(bool least, Evaluator leftIsIt, Evaluator left, Evaluator right) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        if (batch.Count == 0)
        {
            return left.Evaluate(batch, context);
        }

        Vector a = left.Evaluate(batch, context);
        if (a.Lane == Lane.Float64)
        {
            return Doubles(a, right.Evaluate(batch, context), batch.Count, context);
        }

        Vector test = leftIsIt.Evaluate(batch, context);
        Vector result = ConditionalEvaluator.Choose(test.Bits, left, right, batch, context);
        result.Validity = test.Validity;
        return result;
    }

    private Vector Doubles(Vector a, Vector b, int count, EvaluationContext context)
    {
        var result = new Vector { Lane = Lane.Float64, Values = context.Arena.AllocateLanes(Lane.Float64, count), Validity = context.Both(a.Validity, b.Validity, count) };
        for (int i = 0; i < count; i++)
        {
            long x = MinMax.OrderKey(a.Float64[i]);
            long y = MinMax.OrderKey(b.Float64[i]);
            result.Float64[i] = least == x <= y ? a.Float64[i] : b.Float64[i];
        }

        return result;
    }
}
