namespace Parcours.Tests.Statistics;

/// <summary>Limits computed apart from this code with forty digits; those of R's own examples are among them.</summary>
public sealed class RateTests
{
    [Theory]
    [InlineData(0, 0, 3.6888794541139363)]
    [InlineData(1, 0.025317807984289875, 5.5716433909388986)]
    [InlineData(2, 0.2422092785439649, 7.2246876677239608)]
    [InlineData(5, 1.6234863901184205, 11.66833207932267)]
    [InlineData(10, 4.7953886961324336, 18.390356042017779)]
    [InlineData(50, 37.110963737461863, 65.918766664336817)]
    [InlineData(1000, 938.97301840769522, 1063.952136016302)]
    public void Limits_of_a_rate_are_those_of_Garwood(long events, double lower, double upper)
    {
        RateEstimate rate = PoissonRate.Estimate(events, 2);
        Assert.Equal(events / 2.0, rate.Rate);
        Near.Equal(lower / 2, rate.Lower);
        Near.Equal(upper / 2, rate.Upper);
    }

    [Fact]
    public void A_rate_agrees_with_the_example_of_R()
    {
        RateEstimate rate = PoissonRate.Estimate(137, 24.19893);
        Assert.Equal((5.661407, 4.753125, 6.692709), (Math.Round(rate.Rate, 6), Math.Round(rate.Lower, 6), Math.Round(rate.Upper, 6)));
    }

    [Fact]
    public void Where_there_is_no_time_there_is_no_rate()
    {
        RateEstimate rate = PoissonRate.Estimate(0, 0);
        Assert.True(double.IsNaN(rate.Rate) && double.IsNaN(rate.Lower) && double.IsNaN(rate.Upper));
    }

    [Theory]
    [InlineData(11, 800, 21, 3011, 1.9714880952380952, 0.85842640339163967, 4.2772659436540744)]
    [InlineData(0, 100, 5, 200, 0, 0, 2.1825582103650929)]
    [InlineData(5, 200, 0, 100, double.PositiveInfinity, 0.45817792865772981, double.PositiveInfinity)]
    [InlineData(1200, 10000, 1000, 9000, 1.08, 0.99223339964117681, 1.1757236770540173)]
    public void Limits_of_a_ratio_are_the_exact_ones(long a, double timeA, long b, double timeB, double ratio, double lower, double upper)
    {
        RateRatioEstimate found = RateRatio.Estimate(a, timeA, b, timeB);
        Near.Equal(ratio, found.Ratio);
        Near.Equal(lower, found.Lower);
        Near.Equal(upper, found.Upper);
    }

    [Fact]
    public void Of_no_events_the_ratio_may_be_anything()
    {
        RateRatioEstimate found = RateRatio.Estimate(0, 1, 0, 1);
        Assert.True(double.IsNaN(found.Ratio));
        Assert.Equal((0, double.PositiveInfinity), (found.Lower, found.Upper));
    }

    /// <summary>Down's syndrome by the mother's age, first births (Fleiss, Statistical Methods for Rates and Proportions, 1981, p. 249): 56.3 crude and 92.3 standardised per 100,000.</summary>
    [Fact]
    public void A_standardised_rate_has_the_limits_of_Fay_and_Feuer()
    {
        StandardisedRate rate = DirectStandardisation.Estimate(
        [
            new(107, 230061, 319933), new(141, 329449, 931318), new(60, 114920, 786511), new(40, 39487, 488235), new(39, 14208, 237863), new(25, 3052, 61313),
        ]);
        Near.Equal(0.00056347505460374164, rate.Crude);
        Near.Equal(0.00092304525533199445, rate.Rate);
        Near.Equal(3.9189827241604652e-9, rate.Variance);
        Near.Equal(0.00080441749850704246, rate.Lower);
        Near.Equal(0.001057633457492612, rate.Upper);
    }

    [Fact]
    public void Without_events_the_lower_limit_is_zero_and_the_upper_is_not()
    {
        StandardisedRate rate = DirectStandardisation.Estimate([new(0, 1000, 1), new(0, 500, 2)]);
        Assert.Equal((0, 0), (rate.Rate, rate.Lower));
        Near.Equal(0.0049185059388185817, rate.Upper);
    }

    [Fact]
    public void One_stratum_has_the_exact_limits_of_a_rate()
    {
        StandardisedRate standardised = DirectStandardisation.Estimate([new(7, 120, 5)]);
        RateEstimate rate = PoissonRate.Estimate(7, 120);
        Near.Equal(rate.Lower, standardised.Lower);
        Near.Equal(rate.Upper, standardised.Upper);
    }

    [Fact]
    public void Counts_that_cannot_be_are_refused()
    {
        Action[] wrong =
        [
            () => PoissonRate.Estimate(-1, 1), () => PoissonRate.Estimate(1, -1), () => PoissonRate.Estimate(1, double.NaN), () => RateRatio.Estimate(1, 0, 1, 1),
            () => DirectStandardisation.Estimate([]), () => DirectStandardisation.Estimate([new(1, 0, 1)]), () => DirectStandardisation.Estimate([new(1, 1, 0)]),
        ];
        Assert.All(wrong, w => Assert.Equal("PRC0041", Assert.Throws<ParcoursException>(w).Id));
    }
}
