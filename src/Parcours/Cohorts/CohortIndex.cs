using Parcours.Linq;

namespace Parcours.Cohorts;

/// <summary>What gives the index date.</summary>
/// <param name="Label">What the step is called that leaves out those without one.</param>
/// <param name="Events">The qualifying events.</param>
/// <param name="Which">Which of them.</param>
/// <param name="At">After how many steps it comes in the order of the author.</param>
internal sealed record CohortIndex(string Label, QueryState Events, IndexEvent Which, int At);
