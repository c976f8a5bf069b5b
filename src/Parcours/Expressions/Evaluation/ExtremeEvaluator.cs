using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>The lesser or the greater of two values: a comparison, then a choice.</summary>
internal sealed unsafe class ExtremeEvaluator(Evaluator leftIsIt, Evaluator left, Evaluator right) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        if (batch.Count == 0)
        {
            return left.Evaluate(batch, context);
        }

        Vector test = leftIsIt.Evaluate(batch, context);
        Vector result = ConditionalEvaluator.Choose(test.Bits, left, right, batch, context);
        result.Validity = test.Validity;
        return result;
    }
}
