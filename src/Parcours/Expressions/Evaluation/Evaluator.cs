using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>Computes an expression for the rows of a batch, by kernels. Holds no state of a run: workers share it.</summary>
internal abstract class Evaluator
{
    /// <summary>A vector with a value for each row of the batch, in memory of the context's arena or of the batch.</summary>
    public abstract Vector Evaluate(Batch batch, EvaluationContext context);
}
