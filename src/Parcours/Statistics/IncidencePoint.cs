namespace Parcours;

/// <summary>The cumulative incidence of one cause at one time.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">How many were at risk just before it.</param>
/// <param name="Events">How many had an event of the cause at it.</param>
/// <param name="Incidence">The estimated probability of an event of the cause up to and including it.</param>
/// <param name="Variance">The variance of <paramref name="Incidence"/>.</param>
/// <param name="Lower">The lower limit of the confidence interval.</param>
/// <param name="Upper">The upper limit of the confidence interval.</param>
public readonly record struct IncidencePoint(long Time, long AtRisk, long Events, double Incidence, double Variance, double Lower, double Upper);
