namespace Parcours.Tests.Statistics;

public sealed class LogRankTestTests
{
    private static readonly TimeCounts[] _third = [new(2, 1, 0), new(4, 1, 1), new(8, 2, 0), new(15, 1, 2)];

    [Fact]
    public void The_leukaemia_data_give_the_published_test()
    {
        LogRankResult result = LogRankTest.Compare(Leukaemia.Mercaptopurine, Leukaemia.Placebo);
        Near.Equal(16.7929409892165, result.ChiSquare);
        Assert.Equal(1, result.DegreesOfFreedom);
        Near.Equal(4.16880910933e-5, result.PValue);
        Assert.Equal([9L, 21L], result.Observed.ToArray());
        Near.Equal(19.250500948, result.Expected[0]);
        Near.Equal(10.749499052, result.Expected[1]);
    }

    [Fact]
    public void Three_groups_have_two_degrees_of_freedom_in_any_order()
    {
        LogRankResult result = LogRankTest.Compare(Leukaemia.Mercaptopurine, Leukaemia.Placebo, _third);
        Near.Equal(16.6559783689028, result.ChiSquare);
        Assert.Equal(2, result.DegreesOfFreedom);
        Near.Equal(0.000241657485278, result.PValue);
        Near.Equal(4.29604182883, result.Expected[2]);
        Near.Equal(16.6559783689028, LogRankTest.Compare(_third, Leukaemia.Mercaptopurine, Leukaemia.Placebo).ChiSquare);
    }

    [Fact]
    public void Groups_without_a_difference_have_a_statistic_of_zero()
    {
        LogRankResult result = LogRankTest.Compare(_third, _third);
        Near.Equal(0, result.ChiSquare);
        Near.Equal(1, result.PValue);
    }

    [Fact]
    public void Where_nothing_can_be_compared_nothing_is_found()
    {
        Assert.Equal((0, 0, 1), Figures(LogRankTest.Compare([new(1, 0, 3)], [new(2, 0, 1)])));
        Assert.Equal((0, 0, 1), Figures(LogRankTest.Compare([], [new(2, 3, 1)])));
        Assert.Equal((0, 0, 1), Figures(LogRankTest.Compare([new(1, 1, 0)], [new(1, 1, 0)])));
    }

    [Fact]
    public void A_group_that_has_ended_is_not_expected_to_have_events()
    {
        LogRankResult result = LogRankTest.Compare([new(1, 1, 0)], [new(2, 2, 0)]);
        Near.Equal(1 / 3.0, result.Expected[0]);
        Near.Equal(8 / 3.0, result.Expected[1]);
    }

    [Fact]
    public void One_group_is_no_comparison() => Assert.Equal("PRC0041", Assert.Throws<ParcoursException>(() => LogRankTest.Compare(_third)).Id);

    private static (double, int, double) Figures(LogRankResult result) => (result.ChiSquare, result.DegreesOfFreedom, result.PValue);
}
