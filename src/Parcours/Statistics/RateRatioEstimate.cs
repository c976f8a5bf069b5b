namespace Parcours;

/// <summary>The ratio of two rates, with its confidence interval.</summary>
/// <param name="Ratio">The first rate over the second; infinite when the second has no events, not a number when neither has.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit; infinite when the second rate has no events.</param>
public readonly record struct RateRatioEstimate(double Ratio, double Lower, double Upper);
