using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>Hands on a row of expressions for each row; an expression that nobody needs is not computed.</summary>
internal sealed class ProjectOperator(ImmutableArray<Evaluator?> expressions, ImmutableArray<ColumnDomain> domains, string text) : Operator
{
    public override ImmutableArray<ColumnDomain> Domains => domains;

    public override Stage Open(WorkerContext worker, Stage next) => new ProjectStage(expressions, worker, next);

    public override string Describe() => text;

    private sealed class ProjectStage(ImmutableArray<Evaluator?> expressions, WorkerContext worker, Stage next) : Stage(next)
    {
        private readonly Batch _output = new(expressions.Length);

        public override void Push(Batch batch)
        {
            _output.Count = batch.Count;
            for (int i = 0; i < expressions.Length; i++)
            {
                _output.Columns[i] = expressions[i]?.Evaluate(batch, worker.Evaluation) ?? default;
            }

            Next.Push(_output);
        }
    }
}
