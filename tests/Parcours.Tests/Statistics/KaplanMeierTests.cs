using CsCheck;

namespace Parcours.Tests.Statistics;

public sealed class KaplanMeierTests
{
    [Theory]
    [InlineData(6, 21, 0.857142857143, 0.00583090379009, 0.619717955266, 0.951551747647)]
    [InlineData(7, 17, 0.806722689076, 0.00755774380934, 0.563146564622, 0.922809019203)]
    [InlineData(10, 15, 0.752941176471, 0.00928325563213, 0.5031995108, 0.889361835169)]
    [InlineData(13, 12, 0.690196078431, 0.0114093817971, 0.431610222486, 0.849065963349)]
    [InlineData(16, 11, 0.627450980392, 0.01300828418, 0.367510855988, 0.804912189472)]
    [InlineData(22, 7, 0.53781512605, 0.0164438950733, 0.267778936767, 0.746790717635)]
    [InlineData(35, 1, 0.448179271709, 0.0181148602316, 0.188052005959, 0.680142628495)]
    public void The_leukaemia_data_give_the_published_curve(long time, long atRisk, double survival, double variance, double lower, double upper)
    {
        SurvivalPoint point = KaplanMeier.Estimate(Leukaemia.Mercaptopurine).Points.Single(p => p.Time == time);
        Assert.Equal(atRisk, point.AtRisk);
        Near.Equal(survival, point.Survival);
        Near.Equal(variance, point.Variance);
        Near.Equal(lower, point.Lower);
        Near.Equal(upper, point.Upper);
    }

    [Fact]
    public void Plain_limits_are_cut_to_probabilities()
    {
        SurvivalCurve curve = KaplanMeier.Estimate(Leukaemia.Mercaptopurine, SurvivalInterval.Plain);
        Near.Equal(0.707479311825, curve.Points[0].Lower);
        Assert.Equal(1, curve.Points[0].Upper);
        Near.Equal(0.636332661137, curve.Points[1].Lower);
        Near.Equal(0.977112717014, curve.Points[1].Upper);
        Assert.Equal(0, KaplanMeier.Estimate(Leukaemia.Placebo, SurvivalInterval.Plain).Points.Single(p => p.Time == 15).Lower);
    }

    [Fact]
    public void Medians_and_their_limits_are_where_the_curves_cross_one_half()
    {
        SurvivalCurve treated = KaplanMeier.Estimate(Leukaemia.Mercaptopurine);
        Assert.Equal((23, 13, null), (treated.Median, treated.MedianLower, treated.MedianUpper));
        SurvivalCurve placebo = KaplanMeier.Estimate(Leukaemia.Placebo);
        Assert.Equal((8, 4, 11), (placebo.Median, placebo.MedianLower, placebo.MedianUpper));
        Assert.Equal(2, KaplanMeier.Estimate([new(1, 1, 0), new(2, 1, 0), new(3, 2, 0)]).Median);
    }

    [Fact]
    public void Between_two_points_the_survival_is_that_of_the_earlier()
    {
        SurvivalCurve curve = KaplanMeier.Estimate(Leukaemia.Placebo);
        Assert.Equal(1, curve.At(0));
        Near.Equal(12 / 21.0, curve.At(7));
        Near.Equal(8 / 21.0, curve.At(8));
        Assert.Equal(0, curve.At(1000));
    }

    [Fact]
    public void Without_events_all_survive_and_nothing_is_uncertain()
    {
        SurvivalPoint point = Assert.Single(KaplanMeier.Estimate([new(5, 0, 3)]).Points);
        Assert.Equal(new SurvivalPoint(5, 3, 0, 3, 1, 0, 1, 1), point);
    }

    [Fact]
    public void When_all_have_the_event_at_once_the_variance_is_not_defined()
    {
        SurvivalPoint point = Assert.Single(KaplanMeier.Estimate([new(5, 3, 0)]).Points);
        Assert.Equal(0, point.Survival);
        Assert.True(double.IsNaN(point.Variance) && double.IsNaN(point.Lower) && double.IsNaN(point.Upper));
        Assert.Equal(5, KaplanMeier.Estimate([new(5, 3, 0)]).Median);
    }

    [Fact]
    public void An_empty_table_gives_an_empty_curve()
    {
        SurvivalCurve curve = KaplanMeier.Estimate([]);
        Assert.Empty(curve.Points);
        Assert.Null(curve.Median);
        Assert.Equal(1, curve.At(3));
    }

    [Fact]
    public void Of_those_who_leave_at_one_time_events_come_first_and_who_enters_then_is_not_yet_at_risk()
    {
        SurvivalCurve curve = KaplanMeier.Estimate([new(1, 1, 1, 2), new(2, 1, 0), new(3, 0, 1)]);
        Assert.Equal([2L, 2, 1], curve.Points.Select(p => p.AtRisk));
        Assert.Equal([0.5, 0.25, 0.25], curve.Points.Select(p => p.Survival));
    }

    [Fact]
    public void The_curve_is_that_of_the_persons_counted_one_by_one() => Gen.Select(Gen.Int[0, 6], Gen.Int[1, 12], Gen.Bool).Array[1, 40].Sample(
        drawn =>
        {
            // Entry, exit, and whether by the event: at risk from after the entry.
            (long Entry, long Exit, bool Event)[] persons = [.. drawn.Select(p => ((long)p.Item1 - 1, (long)p.Item1 + p.Item2, p.Item3))];
            TimeCounts[] counts =
            [
                .. persons.SelectMany(p => new[] { p.Entry, p.Exit }).Distinct().Order().Select(t => new TimeCounts(
                    t, persons.Count(p => p.Exit == t && p.Event), persons.Count(p => p.Exit == t && !p.Event), persons.Count(p => p.Entry == t && p.Entry >= 0))),
            ];
            double survival = 1;
            foreach (SurvivalPoint point in KaplanMeier.Estimate(counts).Points)
            {
                long atRisk = persons.Count(p => (p.Entry < 0 || p.Entry < point.Time) && p.Exit >= point.Time);
                long events = persons.Count(p => p.Exit == point.Time && p.Event);
                survival *= events == 0 ? 1 : 1 - ((double)events / atRisk);
                Assert.Equal(atRisk, point.AtRisk);
                Near.Equal(survival, point.Survival, 1e-12);
            }
        },
        iter: 1000);

    [Theory]
    [InlineData("3 1 0 0; 3 1 0 0")]
    [InlineData("3 1 0 0; 2 1 0 0")]
    [InlineData("3 -1 0 0")]
    [InlineData("1 0 0 2; 2 1 0 0")]
    [InlineData("1 2 0 0; 2 0 0 3; 3 1 0 0")]
    public void Counts_that_cannot_be_are_refused(string text) => Assert.Equal("PRC0041", Assert.Throws<ParcoursException>(() => KaplanMeier.Estimate(Counts(text))).Id);

    [Fact]
    public void Nobody_leaves_before_being_there() =>
        Assert.Equal("PRC0041", Assert.Throws<ParcoursException>(() => KaplanMeier.Estimate([new(1, 1, 0), new(2, 2, 0, 3), new(3, 1, 0)])).Id);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void A_level_lies_between_0_and_1(double level) =>
        Assert.Equal("PRC0042", Assert.Throws<ParcoursException>(() => KaplanMeier.Estimate(Leukaemia.Placebo, level: level)).Id);

    private static TimeCounts[] Counts(string text) =>
    [
        .. text.Split(';').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .Select(n => new TimeCounts(n[0], n[1], n[2], n[3])),
    ];
}
