using Parcours.Expressions;
using Parcours.Plans.Timelines;

namespace Parcours.Linq;

/// <summary>When the rows of a query happen, over the columns of its plan.</summary>
/// <param name="Time">The time, or the start.</param>
/// <param name="End">The last moment of intervals; null where that is open.</param>
internal sealed record Timeline(Expression Time, Expression? End = null)
{
    /// <summary>As what happens at a time: intervals at their start.</summary>
    public EventTime AtStart => new(Time);

    /// <summary>As intervals.</summary>
    public EventTime Throughout => new(Time, End, OpenEnds: true);
}
