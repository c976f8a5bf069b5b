namespace Parcours.Statistics;

/// <summary>Confidence intervals of estimated probabilities.</summary>
internal static class Intervals
{
    /// <summary>The limits for a probability of a known variance.</summary>
    public static (double Lower, double Upper) OfProbability(double p, double variance, double z, SurvivalInterval interval)
    {
        double error = Math.Sqrt(variance);
        if (error == 0)
        {
            return (p, p);
        }

        if (interval == SurvivalInterval.Plain)
        {
            // Math.Max gives NaN where one side is.
            return (Math.Max(0, p - (z * error)), Math.Min(1, p + (z * error)));
        }

        double log = Math.Log(p);
        double wide = Math.Exp(z * error / (p * -log));
        return (Math.Exp(log * wide), Math.Exp(log / wide));
    }
}
