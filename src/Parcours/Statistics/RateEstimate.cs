namespace Parcours;

/// <summary>A rate of events in person-time, with its confidence interval.</summary>
/// <param name="Events">The events.</param>
/// <param name="PersonTime">The time of all persons, in whatever unit.</param>
/// <param name="Rate">Events over person-time; not a number where there is no time.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct RateEstimate(long Events, double PersonTime, double Rate, double Lower, double Upper);
