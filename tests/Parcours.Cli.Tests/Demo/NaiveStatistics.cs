namespace Parcours.Cli.Tests.Demo;

/// <summary>The figures of the study from their definitions: products over persons, sums of probabilities, bisection.</summary>
internal static class NaiveStatistics
{
    private const double Z = 1.959963984540054;

    /// <summary>Kaplan and Meier with log-log intervals, after some days.</summary>
    public static (double Survival, double Lower, double Upper) Survival(IReadOnlyList<(int Time, bool Died)> persons, int day)
    {
        double survival = 1;
        double sum = 0;
        foreach (int time in persons.Where(p => p.Died && p.Time <= day).Select(p => p.Time).Distinct().Order())
        {
            double atRisk = persons.Count(p => p.Time >= time);
            double deaths = persons.Count(p => p.Died && p.Time == time);
            survival *= 1 - (deaths / atRisk);
            sum += deaths / (atRisk * (atRisk - deaths));
        }

        if (survival is 0 or 1)
        {
            return survival == 1 ? (1, 1, 1) : (0, double.NaN, double.NaN);
        }

        double width = Z * Math.Sqrt(sum) / Math.Abs(Math.Log(survival));
        return (survival, Math.Pow(survival, Math.Exp(width)), Math.Pow(survival, Math.Exp(-width)));
    }

    /// <summary>The log-rank test of two groups: chi-square, its probability, and the deaths that are expected in the first group.</summary>
    public static (double ChiSquare, double P, double Expected) LogRank(IReadOnlyList<(int Time, bool Died)> one, IReadOnlyList<(int Time, bool Died)> other)
    {
        double expected = 0;
        double variance = 0;
        foreach (int time in one.Concat(other).Where(p => p.Died).Select(p => p.Time).Distinct())
        {
            double first = one.Count(p => p.Time >= time);
            double all = first + other.Count(p => p.Time >= time);
            double deaths = one.Concat(other).Count(p => p.Died && p.Time == time);
            expected += deaths * first / all;
            variance += all > 1 ? deaths * (first / all) * (1 - (first / all)) * (all - deaths) / (all - 1) : 0;
        }

        double difference = one.Count(p => p.Died) - expected;
        double chi = variance > 0 ? difference * difference / variance : 0;
        return (chi, 1 - Normal(Math.Sqrt(chi)), expected);
    }

    /// <summary>The exact limits of a Poisson count: those at which so many events or more, or so many or fewer, have a probability of 2.5 %.</summary>
    public static (double Lower, double Upper) Poisson(int count) => (
        count == 0 ? 0 : Bisect(mean => 1 - AtMost(count - 1, mean) < 0.025),
        Bisect(mean => AtMost(count, mean) > 0.025));

    private static double AtMost(int count, double mean)
    {
        double term = Math.Exp(-mean);
        double sum = term;
        for (int i = 1; i <= count; i++)
        {
            term *= mean / i;
            sum += term;
        }

        return sum;
    }

    private static double Bisect(Func<double, bool> isBelow)
    {
        (double low, double high) = (0, 700);
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = isBelow(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The share of the normal distribution between −x and x, by Simpson's rule.</summary>
    private static double Normal(double x)
    {
        const int Steps = 2000;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double at = x * i / Steps;
            sum += Math.Exp(-at * at / 2) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        return 2 * sum * x / Steps / 3 / Math.Sqrt(2 * Math.PI);
    }
}
