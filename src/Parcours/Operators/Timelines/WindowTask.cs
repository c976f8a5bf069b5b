using System.Collections.Immutable;

namespace Parcours.Operators.Timelines;

/// <summary>What is computed within one window of a left row.</summary>
/// <param name="Window">The window.</param>
/// <param name="Aggregates">Aggregates of the right rows in it.</param>
/// <param name="Unrouted">Those of them that take every row in the window, by their places.</param>
/// <param name="Routes">Which of the others take a row.</param>
/// <param name="Counts">The places in the result of plain counts of the right rows in it.</param>
/// <param name="Coverages">Covered days, each with its place in the result and whether supplies carry over.</param>
internal sealed record WindowTask(
    WindowEvaluator Window,
    ImmutableArray<WindowMember> Aggregates,
    ImmutableArray<int> Unrouted,
    ImmutableArray<WindowRoute> Routes,
    ImmutableArray<int> Counts,
    ImmutableArray<(int Place, bool CarryOver)> Coverages);
