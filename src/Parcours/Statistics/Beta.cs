namespace Parcours.Statistics;

/// <summary>The distribution of a beta variable, which gives the exact limits of binomial shares.</summary>
internal static class Beta
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-16;
    private const int MostTerms = 1_000_000;

    /// <summary>The probability of a value up to x: the regularised incomplete beta function.</summary>
    public static double Lower(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        double front = Math.Exp(Gamma.Log(a + b) - Gamma.Log(a) - Gamma.Log(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    /// <summary>The value up to which a probability lies.</summary>
    public static double Quantile(double a, double b, double probability)
    {
        // On the scale of odds there is no upper end.
        double odds = Roots.Increasing(o => Lower(a, b, o / (1 + o)) - probability, a / b);
        return odds / (1 + odds);
    }

    /// <summary>The continued fraction (Abramowitz and Stegun 26.5.8), from the front (Lentz 1976).</summary>
    private static double Fraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        for (int m = 1; m < MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            double factor = d * c;
            fraction *= factor;
            if (Math.Abs(factor - 1) < Precision)
            {
                break;
            }
        }

        return fraction;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
