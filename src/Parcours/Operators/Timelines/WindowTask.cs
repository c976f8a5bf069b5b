using System.Collections.Immutable;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>What is computed within one window of a left row.</summary>
/// <param name="Window">The window.</param>
/// <param name="Aggregates">Aggregates of the right rows in it, over the columns of a chunk, each with its place in the result.</param>
/// <param name="Counts">The places in the result of plain counts of the right rows in it.</param>
/// <param name="Coverages">Covered days, each with its place in the result and whether supplies carry over.</param>
internal sealed record WindowTask(
    WindowEvaluator Window,
    ImmutableArray<(CompiledAggregate Aggregate, int Place)> Aggregates,
    ImmutableArray<int> Counts,
    ImmutableArray<(int Place, bool CarryOver)> Coverages);
