using Parcours.Diagnostics;
using Parcours.Statistics;

namespace Parcours;

/// <summary>The ratio of two rates of events that follow Poisson distributions.</summary>
public static class RateRatio
{
    /// <summary>
    /// The ratio with its exact interval: given all events, those of the first group are binomial, and the limits of their share (Clopper and Pearson, Biometrika 1934) give those of the ratio
    /// (Przyborowski and Wilenski, Biometrika 1940).
    /// </summary>
    /// <param name="events">The events of the first group.</param>
    /// <param name="personTime">The time of its persons.</param>
    /// <param name="otherEvents">The events of the second group, which is compared with.</param>
    /// <param name="otherPersonTime">The time of its persons.</param>
    /// <param name="level">The level of the interval.</param>
    /// <returns>The ratio. With no events at all nothing is known: 0 to infinity.</returns>
    /// <exception cref="ParcoursException">PRC0041: negative events, or a time that is not above 0 and finite. PRC0042: the level is not between 0 and 1.</exception>
    public static RateRatioEstimate Estimate(long events, double personTime, long otherEvents, double otherPersonTime, double level = 0.95)
    {
        if (events < 0 || otherEvents < 0 || !(personTime > 0) || !(otherPersonTime > 0) || double.IsInfinity(personTime) || double.IsInfinity(otherPersonTime))
        {
            throw Errors.BadCounts("negative events, or a time that is not above 0", "events of 0 or more and times above 0 in both groups");
        }

        double tail = Quantiles.Tail(level);
        double times = otherPersonTime / personTime;
        double lower = events == 0 ? 0 : Odds(Beta.Quantile(events, otherEvents + 1.0, tail));
        double upper = otherEvents == 0 ? double.PositiveInfinity : 1 / Odds(Beta.Quantile(otherEvents, events + 1.0, tail));
        return new RateRatioEstimate((double)events / otherEvents * times, lower * times, upper * times);
    }

    private static double Odds(double share) => share / (1 - share);
}
