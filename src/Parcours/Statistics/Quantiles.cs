using Parcours.Diagnostics;

namespace Parcours.Statistics;

/// <summary>What confidence levels mean.</summary>
internal static class Quantiles
{
    /// <summary>The share that an interval of a level leaves out on each side.</summary>
    public static double Tail(double level) => level is > 0 and < 1 ? (1 - level) / 2 : throw Errors.BadLevel(level);

    /// <summary>The distance from the mean, in standard deviations, within which a normal value lies with a probability: 1.96 for 0.95. Its square is a quantile of chi-square.</summary>
    public static double Normal(double level) => Math.Sqrt(2 * Gamma.UpperQuantile(0.5, 2 * Tail(level)));
}
