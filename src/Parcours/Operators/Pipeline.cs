using System.Collections.Immutable;
using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>A source and the streaming operators behind it, still without an end.</summary>
/// <param name="Source">Where the rows come from; a <see cref="PatientSource"/> where they come patient by patient.</param>
/// <param name="Operators">What they pass through, in order.</param>
/// <param name="Domains">What is known of the columns at the end.</param>
/// <param name="PatientOrder">Whether rows come patient by patient, and all of a patient in one morsel.</param>
/// <param name="Time">The column by which the rows of each patient ascend, nulls first; -1 when none is known.</param>
internal sealed record Pipeline(Source Source, ImmutableArray<Operator> Operators, ImmutableArray<ColumnDomain> Domains, bool PatientOrder, int Time = -1)
{
    /// <summary>The pipeline with one more operator, which leaves the columns where they are or adds others behind them.</summary>
    public Pipeline Then(Operator next) => this with { Operators = Operators.Add(next), Domains = next.Domains };

    /// <summary>One worker's stages, in front of the last one.</summary>
    public Stage Open(WorkerContext worker, Stage last)
    {
        Stage stage = last;
        for (int i = Operators.Length - 1; i >= 0; i--)
        {
            stage = Operators[i].Open(worker, stage);
        }

        return stage;
    }
}
