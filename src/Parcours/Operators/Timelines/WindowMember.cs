using System.Collections.Immutable;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>An aggregate within a window.</summary>
/// <param name="Aggregate">The aggregate, over the columns of a chunk.</param>
/// <param name="Place">Its place in the result.</param>
/// <param name="Reads">The columns of a chunk that it reads.</param>
internal sealed record WindowMember(CompiledAggregate Aggregate, int Place, ImmutableArray<int> Reads);
