using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>The first value that is not null.</summary>
internal sealed unsafe class CoalesceEvaluator(Evaluator first, Evaluator otherwise) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        Vector value = context.Decode(first.Evaluate(batch, context), batch.Count);
        if (value.Validity is null || batch.Count == 0)
        {
            return value;
        }

        ulong* chosen = context.Arena.AllocateBits(batch.Count);
        Bitmap.Copy(value.Validity, batch.Count, chosen);
        return ConditionalEvaluator.Choose(chosen, new Ready(value), otherwise, batch, context);
    }

    /// <summary>A value that has been computed already.</summary>
    private sealed class Ready(Vector vector) : Evaluator
    {
        public override Vector Evaluate(Batch batch, EvaluationContext context) => vector;
    }
}
