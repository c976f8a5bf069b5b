using Parcours.Statistics;

namespace Parcours.Tests.Statistics;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(0.95, 1, 3.841458820694126)]
    [InlineData(0.99, 1, 6.6348966010212151)]
    [InlineData(0.95, 2, 5.991464547107982)]
    [InlineData(0.95, 10, 18.307038053275147)]
    [InlineData(0.05, 10, 3.94029913611906)]
    [InlineData(0.975, 30, 46.979242243671157)]
    [InlineData(0.95, 100, 124.34211340400408)]
    public void Quantiles_of_chi_square_are_the_tabulated_ones(double probability, int degrees, double expected)
    {
        Near.Equal(expected, 2 * Gamma.LowerQuantile(degrees / 2.0, probability), 1e-13);
        Near.Equal(expected, 2 * Gamma.UpperQuantile(degrees / 2.0, 1 - probability), 1e-12);
    }

    [Fact]
    public void Normal_quantiles_are_the_tabulated_ones()
    {
        Near.Equal(1.9599639845400542, Quantiles.Normal(0.95), 1e-13);
        Near.Equal(2.5758293035489008, Quantiles.Normal(0.99), 1e-13);
    }

    [Fact]
    public void Logarithms_of_factorials_are_sums_of_logarithms()
    {
        double sum = 0;
        for (int n = 1; n <= 170; n++)
        {
            Near.Equal(sum, Gamma.Log(n), n < 3 ? 1e-14 : 1e-13);
            sum += Math.Log(n);
        }

        Near.Equal(0.5 * Math.Log(Math.PI), Gamma.Log(0.5), 1e-14);
        Near.Equal(Math.Log(3.6256099082219083), Gamma.Log(0.25), 1e-14);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Both_tails_add_up_to_one_and_quantiles_lead_back(double shape)
    {
        foreach (double p in new[] { 1e-6, 0.025, 0.5, 0.975, 0.999 })
        {
            double x = Gamma.LowerQuantile(shape, p);
            Near.Equal(p, Gamma.Lower(shape, x), 1e-8);
            Near.Equal(1, Gamma.Lower(shape, x) + Gamma.Upper(shape, x), 1e-12);
        }
    }

    [Fact]
    public void Whole_shapes_are_sums_of_Poisson_probabilities()
    {
        double sum = 0;
        double term = Math.Exp(-4.5);
        for (int n = 1; n <= 12; n++)
        {
            sum += term;
            term *= 4.5 / n;
            Near.Equal(sum, Gamma.Upper(n, 4.5), 1e-13);
        }
    }

    [Fact]
    public void Beta_probabilities_are_sums_of_binomial_ones()
    {
        // At least 3 of 8 with a chance of 0.3 each.
        double expected = 1 - Enumerable.Range(0, 3).Sum(k => new double[] { 1, 8, 28 }[k] * Math.Pow(0.3, k) * Math.Pow(0.7, 8 - k));
        Near.Equal(expected, Beta.Lower(3, 6, 0.3), 1e-13);
        Near.Equal(0.3, Beta.Quantile(3, 6, expected), 1e-12);
        Near.Equal(0.5, Beta.Quantile(2000, 2000, 0.5), 1e-11);
    }
}
