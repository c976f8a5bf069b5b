using System.Collections.Immutable;

namespace Parcours;

/// <summary>A Kaplan-Meier curve.</summary>
/// <param name="Points">A point for each row of the counts that it was made of, in order of time. Between two of them the survival is that of the earlier.</param>
/// <param name="Interval">How the confidence intervals were made.</param>
/// <param name="Level">The level of the confidence intervals, such as 0.95.</param>
public sealed record SurvivalCurve(ImmutableArray<SurvivalPoint> Points, SurvivalInterval Interval, double Level)
{
    // A product of fractions that is one half on paper may differ in the last digits.
    private const double Rounding = 1e-12;

    /// <summary>The first time at which the survival is one half or less; null when it stays above.</summary>
    public long? Median => First(p => p.Survival);

    /// <summary>The lower limit of the median's confidence interval: the first time at which the lower limit of the survival is one half or less (Brookmeyer and Crowley, Biometrics 1982).</summary>
    public long? MedianLower => First(p => p.Lower);

    /// <summary>The upper limit of the median's confidence interval: the first time at which the upper limit of the survival is one half or less; null when it stays above.</summary>
    public long? MedianUpper => First(p => p.Upper);

    /// <summary>The probability of being without the event after a time; 1 before the first point.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The survival.</returns>
    public double At(long time)
    {
        double survival = 1;
        foreach (SurvivalPoint point in Points)
        {
            if (point.Time > time)
            {
                break;
            }

            survival = point.Survival;
        }

        return survival;
    }

    private long? First(Func<SurvivalPoint, double> value)
    {
        foreach (SurvivalPoint point in Points)
        {
            if (value(point) <= 0.5 + Rounding)
            {
                return point.Time;
            }
        }

        return null;
    }
}
