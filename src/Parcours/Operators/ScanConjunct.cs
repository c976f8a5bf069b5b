using Parcours.Expressions.Evaluation;

namespace Parcours.Operators;

/// <summary>One of the conditions that a scan's rows must all meet.</summary>
/// <param name="Column">For a range, the place of its column in the scan; -1 otherwise.</param>
/// <param name="Low">The least lane value that passes.</param>
/// <param name="High">The greatest lane value that passes; less than <paramref name="Low"/> when none does.</param>
/// <param name="Predicate">For any other condition, what computes it; null for a range.</param>
/// <param name="Columns">The places of the columns that the condition reads.</param>
internal sealed record ScanConjunct(int Column, long Low, long High, Evaluator? Predicate, int[] Columns)
{
    /// <summary>Whether the condition is that a lane value lies in a range, which is decided on encoded pages.</summary>
    public bool IsRange => Predicate is null;
}
