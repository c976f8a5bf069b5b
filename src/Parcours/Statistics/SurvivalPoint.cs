namespace Parcours;

/// <summary>A Kaplan-Meier curve at one time.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">How many were at risk just before it.</param>
/// <param name="Events">How many had the event at it.</param>
/// <param name="Censored">How many were censored at it, after its events.</param>
/// <param name="Survival">The estimated probability of being without the event after it.</param>
/// <param name="Variance">Greenwood's variance of <paramref name="Survival"/>; not a number once the survival is 0, where it is not defined.</param>
/// <param name="Lower">The lower limit of the confidence interval; not a number once the survival is 0.</param>
/// <param name="Upper">The upper limit of the confidence interval; not a number once the survival is 0.</param>
public readonly record struct SurvivalPoint(long Time, long AtRisk, long Events, long Censored, double Survival, double Variance, double Lower, double Upper);
