using Parcours.Diagnostics;
using Parcours.Statistics;

namespace Parcours;

/// <summary>Rates standardised directly: each stratum's rate weighted by the share of the stratum in a standard population.</summary>
public static class DirectStandardisation
{
    /// <summary>A standardised rate with its gamma interval (Fay and Feuer, Statistics in Medicine 1997), which holds its level for rare events too.</summary>
    /// <param name="strata">The strata.</param>
    /// <param name="level">The level of the interval.</param>
    /// <returns>
    /// The rate y = Σ w·x over the strata's events x, where w is the stratum's share of the standard over its person-time, and its variance v = Σ w²·x. The lower limit is the quantile α/2 of a gamma distribution
    /// of mean y and variance v (0 for no events), the upper one the quantile 1 − α/2 of that of mean y + w_max and variance v + w_max².
    /// </returns>
    /// <exception cref="ParcoursException">PRC0041: no strata, negative events, times that are not above 0, or a standard without anybody. PRC0042: the level is not between 0 and 1.</exception>
    public static StandardisedRate Estimate(IReadOnlyList<Stratum> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        double tail = Quantiles.Tail(level);
        double standard = Sum(strata, s => s.Standard);
        if (!(standard > 0) || double.IsInfinity(standard) || strata.Any(s => s.Events < 0 || !(s.PersonTime > 0) || double.IsInfinity(s.PersonTime) || !(s.Standard >= 0)))
        {
            throw Errors.BadCounts("no strata, negative counts, or a stratum without time", "strata with events of 0 or more, times above 0, and a standard population above 0");
        }

        double Weight(Stratum s) => s.Standard / (standard * s.PersonTime);
        double rate = Sum(strata, s => Weight(s) * s.Events);
        double variance = Sum(strata, s => Weight(s) * Weight(s) * s.Events);
        double most = strata.Max(Weight);
        double lower = rate == 0 ? 0 : variance / rate * Gamma.LowerQuantile(rate * rate / variance, tail);
        (double mean, double spread) = (rate + most, variance + (most * most));
        double upper = spread / mean * Gamma.UpperQuantile(mean * mean / spread, tail);
        return new StandardisedRate(Sum(strata, s => s.Events) / Sum(strata, s => s.PersonTime), rate, variance, lower, upper);
    }

    private static double Sum(IReadOnlyList<Stratum> strata, Func<Stratum, double> value)
    {
        double sum = 0;
        foreach (Stratum stratum in strata)
        {
            sum += value(stratum);
        }

        return sum;
    }
}
