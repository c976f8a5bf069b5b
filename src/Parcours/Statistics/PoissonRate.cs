using Parcours.Diagnostics;
using Parcours.Statistics;

namespace Parcours;

/// <summary>Rates of events that follow a Poisson distribution.</summary>
public static class PoissonRate
{
    /// <summary>A rate with its exact central interval (Garwood, Biometrika 1936).</summary>
    /// <param name="events">The events.</param>
    /// <param name="personTime">The time of all persons.</param>
    /// <param name="level">The level of the interval.</param>
    /// <returns>The rate. Its limits are half the quantiles α/2 of chi-square with 2x degrees of freedom and 1 − α/2 with 2x + 2, for x events, over the person-time; the lower limit is 0 for no events. All are not a number where there is no time.</returns>
    /// <exception cref="ParcoursException">PRC0041: negative events, or a time that is negative or not finite. PRC0042: the level is not between 0 and 1.</exception>
    public static RateEstimate Estimate(long events, double personTime, double level = 0.95)
    {
        if (events < 0 || !(personTime >= 0) || double.IsInfinity(personTime))
        {
            throw Errors.BadCounts("negative events or time, or a time that is not finite", "events and person-time of 0 or more");
        }

        double tail = Quantiles.Tail(level);
        if (personTime == 0)
        {
            return new RateEstimate(events, 0, double.NaN, double.NaN, double.NaN);
        }

        double lower = events == 0 ? 0 : Gamma.LowerQuantile(events, tail);
        double upper = Gamma.UpperQuantile(events + 1.0, tail);
        return new RateEstimate(events, personTime, events / personTime, lower / personTime, upper / personTime);
    }
}
