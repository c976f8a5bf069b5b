namespace Parcours.Statistics;

/// <summary>Where a function crosses zero.</summary>
internal static class Roots
{
    private const int MostHalvings = 200;

    /// <summary>The positive root of an increasing function, by halving on the scale of logarithms until no number lies between: slow and sure, and always the same.</summary>
    /// <param name="function">The function, below 0 near 0 and above it far out.</param>
    /// <param name="start">About where the root is.</param>
    public static double Increasing(Func<double, double> function, double start)
    {
        double low = start;
        double high = start;
        for (double step = 2; function(low) > 0 && low > double.Epsilon; step *= step)
        {
            low /= step;
        }

        for (double step = 2; function(high) < 0 && high < double.MaxValue; step *= step)
        {
            high *= step;
        }

        for (int i = 0; i < MostHalvings; i++)
        {
            double middle = low * Math.Sqrt(high / low);
            if (middle <= low || middle >= high)
            {
                break;
            }

            if (function(middle) < 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }
}
