using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>A column as values, where it lies as codes.</summary>
internal sealed class DecodeEvaluator(int column) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context) => context.Decode(batch.Columns[column], batch.Count);
}
