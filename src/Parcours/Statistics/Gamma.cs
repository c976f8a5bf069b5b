namespace Parcours.Statistics;

/// <summary>The gamma function, and the distribution of a gamma variable of scale 1: chi-square with n degrees of freedom is twice that of shape n/2.</summary>
internal static class Gamma
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-16;
    private const int MostTerms = 1_000_000;

    // Lanczos, g = 7, nine terms (P. Godfrey): fifteen digits for positive arguments.
    private static readonly double[] _lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The logarithm of the gamma function of a positive number.</summary>
    public static double Log(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - Log(1 - x);
        }

        double sum = _lanczos[0];
        for (int i = 1; i < _lanczos.Length; i++)
        {
            sum += _lanczos[i] / (x - 1 + i);
        }

        double t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>The probability of a value up to x: the regularised incomplete gamma function P.</summary>
    public static double Lower(double shape, double x) => x <= 0 ? 0 : x < shape + 1 ? Series(shape, x) : 1 - Fraction(shape, x);

    /// <summary>The probability of a value beyond x: the regularised incomplete gamma function Q.</summary>
    public static double Upper(double shape, double x) => x <= 0 ? 1 : x < shape + 1 ? 1 - Series(shape, x) : Fraction(shape, x);

    /// <summary>The value up to which a probability lies.</summary>
    public static double LowerQuantile(double shape, double probability) => Roots.Increasing(x => Lower(shape, x) - probability, shape);

    /// <summary>The value beyond which a probability lies.</summary>
    public static double UpperQuantile(double shape, double probability) => Roots.Increasing(x => probability - Upper(shape, x), shape);

    /// <summary>x^a e^-x / Γ(a).</summary>
    private static double Front(double shape, double x) => Math.Exp((shape * Math.Log(x)) - x - Log(shape));

    /// <summary>P by its power series (Abramowitz and Stegun 6.5.29), whose terms are all positive.</summary>
    private static double Series(double shape, double x)
    {
        double term = 1 / shape;
        double sum = term;
        for (int n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return Math.Min(1, sum * Front(shape, x));
    }

    /// <summary>Q by its continued fraction (Abramowitz and Stegun 6.5.31), from the front (Lentz 1976).</summary>
    private static double Fraction(double shape, double x)
    {
        double b = x + 1 - shape;
        double c = 1 / Tiny;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MostTerms; i++)
        {
            double a = i * (shape - i);
            b += 2;
            d = 1 / NotZero((a * d) + b);
            c = NotZero(b + (a / c));
            double factor = d * c;
            fraction *= factor;
            if (Math.Abs(factor - 1) < Precision)
            {
                break;
            }
        }

        return fraction * Front(shape, x);
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
