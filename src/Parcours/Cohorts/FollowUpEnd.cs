using Parcours.Linq;

namespace Parcours.Cohorts;

/// <summary>What may end the follow-up.</summary>
/// <param name="Reason">What it is called.</param>
/// <param name="Date">A date for all; null where events end it.</param>
/// <param name="Events">Events the first of which, at the index date or after it, ends it.</param>
/// <param name="Gap">Days without any of the events, counted from the last before, after which it ends; null where the event itself ends it.</param>
internal sealed record FollowUpEnd(string Reason, DateOnly? Date, QueryState? Events = null, int? Gap = null);
