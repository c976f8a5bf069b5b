using System.Collections.Immutable;
using Parcours.Expressions.Evaluation;
using Parcours.Operators;

namespace Parcours.Execution;

/// <summary>A source and the streaming operators behind it, still without an end.</summary>
/// <param name="Source">Where the rows come from.</param>
/// <param name="Operators">What they pass through, in order.</param>
/// <param name="Domains">What is known of the columns at the end.</param>
/// <param name="PatientOrder">Whether rows come patient by patient, and all of a patient in one morsel.</param>
internal sealed record Pipeline(Source Source, ImmutableArray<Operator> Operators, ImmutableArray<ColumnDomain> Domains, bool PatientOrder)
{
    /// <summary>The pipeline with one more operator.</summary>
    public Pipeline Then(Operator next) => this with { Operators = Operators.Add(next), Domains = next.Domains };
}
