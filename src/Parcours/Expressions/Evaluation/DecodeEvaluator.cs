using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>Values themselves, where they lie as codes.</summary>
internal sealed class DecodeEvaluator(Evaluator values) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context) => context.Decode(values.Evaluate(batch, context), batch.Count);
}
