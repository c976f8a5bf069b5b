using System.Collections.Immutable;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>A streaming operator: for each worker a stage between what comes before and what comes next.</summary>
internal abstract class Operator
{
    /// <summary>What is known of the columns that it gives.</summary>
    public abstract ImmutableArray<ColumnDomain> Domains { get; }

    /// <summary>One worker's stage.</summary>
    public abstract Stage Open(WorkerContext worker, Stage next);

    /// <summary>The operator in one line.</summary>
    public abstract string Describe();
}
