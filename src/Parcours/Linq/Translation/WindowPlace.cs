using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Linq;

/// <summary>Where aggregates within windows are computed together: those of one place read the other query once.</summary>
/// <param name="Inner">The other query.</param>
/// <param name="Time">When its rows happen.</param>
internal sealed record WindowPlace(LogicalPlan Inner, EventTime Time)
{
    /// <summary>One query is one object, however its plan may look.</summary>
    public bool Equals(WindowPlace? other) => other is not null && ReferenceEquals(Inner, other.Inner) && Time == other.Time;

    public override int GetHashCode() => Time.GetHashCode();
}
