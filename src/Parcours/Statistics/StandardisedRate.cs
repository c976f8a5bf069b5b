namespace Parcours;

/// <summary>A rate as it would be if the population had the composition of a standard one.</summary>
/// <param name="Crude">All events over all person-time.</param>
/// <param name="Rate">The standardised rate.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct StandardisedRate(double Crude, double Rate, double Variance, double Lower, double Upper);
