using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>A column of the batch, as it lies.</summary>
internal sealed class ColumnEvaluator(int index) : Evaluator
{
    public int Index => index;

    public override Vector Evaluate(Batch batch, EvaluationContext context) => batch.Columns[index];
}
