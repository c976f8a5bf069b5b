using System.Collections.Immutable;
using CsCheck;

namespace Parcours.Tests.Statistics;

public sealed class AalenJohansenTests
{
    [Fact]
    public void A_small_table_gives_what_is_computed_by_hand()
    {
        // Ten at risk: relapse, death, one censored, relapse.
        CumulativeIncidence found = AalenJohansen.Estimate([new(1, [2, 0], 0), new(2, [0, 1], 1), new(3, [1, 1], 4)]);
        Assert.Equal([10L, 8, 6], found.Causes[0].Select(p => p.AtRisk));
        Near.Equal(0.2, found.Causes[0][0].Incidence);
        Near.Equal(0.1, found.Causes[1][1].Incidence);
        Near.Equal(0.2 + (0.7 / 6), found.Causes[0][2].Incidence);
        Near.Equal(0.1 + (0.7 / 6), found.Causes[1][2].Incidence);
        Near.Equal(0.7 * 4 / 6, found.Survival[2]);
        Near.Equal(0.2 * 0.8 / 10, found.Causes[0][0].Variance);
    }

    [Fact]
    public void With_one_cause_it_is_one_minus_Kaplan_Meier_with_the_variance_of_Greenwood()
    {
        SurvivalCurve survival = KaplanMeier.Estimate(Leukaemia.Mercaptopurine);
        CumulativeIncidence incidence = AalenJohansen.Estimate([.. Leukaemia.Mercaptopurine.Select(r => new CauseCounts(r.Time, [r.Events], r.Censored))]);
        foreach ((SurvivalPoint s, IncidencePoint f) in survival.Points.Zip(Assert.Single(incidence.Causes)))
        {
            Near.Equal(1 - s.Survival, f.Incidence);
            Near.Equal(s.Variance, f.Variance);
        }
    }

    [Fact]
    public void Without_censoring_it_is_a_share_with_the_variance_of_a_binomial() => Counts(censored: false).Sample(
        counts =>
        {
            CumulativeIncidence found = AalenJohansen.Estimate(counts);
            double all = counts.Sum(r => r.Events.Sum());
            for (int cause = 0; cause < 2; cause++)
            {
                long events = 0;
                foreach (IncidencePoint point in found.Causes[cause])
                {
                    events += point.Events;
                    double share = all == 0 ? 0 : events / all;
                    Near.Equal(share, point.Incidence, 1e-10);
                    Near.Equal(Math.Round(share * (1 - share) / Math.Max(1, all), 12), Math.Round(point.Variance, 12), 1e-9);
                }
            }
        },
        iter: 500);

    [Fact]
    public void Survival_and_all_incidences_add_up_to_one_and_limits_hold_the_estimate() => Counts(censored: true).Sample(
        counts =>
        {
            CumulativeIncidence found = AalenJohansen.Estimate(counts);
            for (int i = 0; i < counts.Length; i++)
            {
                Near.Equal(1, found.Survival[i] + found.Causes.Sum(c => c[i].Incidence), 1e-12);
                Assert.All(found.Causes, c => Assert.True(c[i].Lower <= c[i].Incidence + 1e-12 && c[i].Incidence <= c[i].Upper + 1e-12 && c[i].Lower >= 0 && c[i].Upper <= 1));
            }
        },
        iter: 500);

    [Fact]
    public void When_all_have_an_event_at_once_the_shares_are_those_of_the_causes()
    {
        CumulativeIncidence found = AalenJohansen.Estimate([new(4, [3, 1], 0)]);
        Near.Equal(0.75, found.Causes[0][0].Incidence);
        Near.Equal(0.75 * 0.25 / 4, found.Causes[0][0].Variance);
        Assert.Equal(0, found.Survival[0]);
    }

    [Fact]
    public void No_rows_and_no_events_give_no_incidence()
    {
        Assert.Empty(AalenJohansen.Estimate([]).Causes);
        Assert.Equal(new IncidencePoint(2, 3, 0, 0, 0, 0, 0), AalenJohansen.Estimate([new(2, [0, 0], 3)]).Causes[1][0]);
    }

    [Fact]
    public void Rows_are_of_the_same_causes() =>
        Assert.Equal("PRC0041", Assert.Throws<ParcoursException>(() => AalenJohansen.Estimate([new(1, [1, 0], 0), new(2, [1], 0)])).Id);

    private static Gen<ImmutableArray<CauseCounts>> Counts(bool censored) => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, censored ? 3 : 0]).Array[1, 15]
        .Select(rows => rows.Select((r, i) => new CauseCounts(i, [r.Item1, r.Item2], r.Item3)).ToImmutableArray());
}
