using System.Collections.Immutable;
using CsCheck;
using Parcours.Statistics;

namespace Parcours.Tests.Statistics;

public sealed class RiskSetSamplingTests
{
    private static readonly DateOnly _start = new(2020, 1, 1);

    private static readonly MatchOptions _two = new() { Controls = 2, Calipers = [2], Seed = 7 };

    private static readonly Gen<(MatchCase[] Cases, MatchCandidate[] Candidates, MatchOptions Options)> _studies = Gen.Select(
        Gen.Select(Gen.Int[0, 20], Key(), Gen.Int[0, 6]).Array[0, 6],
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[-10, 20], Key(), Gen.Int[0, 7]).Array[0, 25],
        Gen.Int[1, 4],
        Gen.Bool,
        Gen.Int[0, 1000],
        (cases, candidates, k, replace, seed) => (
            cases.Select((c, i) => new MatchCase($"p{i}", _start.AddDays(c.Item1), c.Item2, [Value(c.Item3), 1])).ToArray(),
            candidates.Select((c, i) => new MatchCandidate(
                $"p{i}", _start.AddDays(c.Item1), _start.AddDays(c.Item1 + c.Item2), c.Item3 < 0 ? null : _start.AddDays(c.Item3), c.Item4, [Value(c.Item5), i % 3])).ToArray(),
            new MatchOptions { Controls = k, WithReplacement = replace, Seed = seed, Calipers = [1.5, 1] }));

    [Fact]
    public void Controls_are_those_that_the_naive_draw_gives() => _studies.Sample(
        study =>
        {
            MatchResult found = RiskSetSampling.Match(study.Cases, study.Candidates, study.Options);
            Assert.Equal(Naive(study.Cases, study.Candidates, study.Options), found.Controls.ToArray());
            Assert.Equal(
                study.Cases.Select(c => (c.Id, found.Controls.Count(m => m.Case == c.Id))).Where(c => c.Item2 < study.Options.Controls).OrderBy(c => c.Id, StringComparer.Ordinal).ToArray(),
                found.Short.ToArray());
        },
        iter: 2000);

    [Fact]
    public void The_order_of_the_input_changes_nothing() => _studies.Sample(
        study => Assert.Equal(
            RiskSetSampling.Match(study.Cases, study.Candidates, study.Options).Controls.ToArray(),
            RiskSetSampling.Match([.. study.Cases.Reverse()], [.. study.Candidates.OrderBy(c => c.Entry).Reverse()], study.Options).Controls.ToArray()),
        iter: 500);

    [Fact]
    public void Ends_of_observation_and_calipers_belong_to_the_risk_set_and_the_day_of_the_event_does_not()
    {
        var one = new MatchCase("case", _start, "F", [50]);
        MatchCandidate Person(string id, int entry, int exit, int? ill, double value = 50, string? key = "F") =>
            new(id, _start.AddDays(entry), _start.AddDays(exit), ill is { } day ? _start.AddDays(day) : null, key, [value]);
        MatchCandidate[] candidates =
        [
            Person("enters then", 0, 9, null), Person("leaves then", -9, 0, null), Person("ill later", -9, 9, 1), Person("at the caliper", -9, 9, null, 52),
            Person("ill then", -9, 9, 0), Person("too late", 1, 9, null), Person("too early", -9, -1, null), Person("too far", -9, 9, null, 47), Person("unknown", -9, 9, null, double.NaN),
            Person("other", -9, 9, null, key: "M"), Person("no key", -9, 9, null, key: null), Person("case", -9, 9, null),
        ];
        MatchResult found = RiskSetSampling.Match([one], candidates, _two with { Controls = 9 });
        Assert.Equal(["at the caliper", "enters then", "ill later", "leaves then"], found.Controls.Select(c => c.Control).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 3, 4], found.Controls.Select(c => c.Draw));
        Assert.Equal(("case", 4), Assert.Single(found.Short));
    }

    [Fact]
    public void Every_candidate_is_drawn_about_as_often_as_any_other()
    {
        MatchCandidate[] candidates = [.. Enumerable.Range(0, 10).Select(i => new MatchCandidate($"c{i}", _start, _start, null, "", [0]))];
        int[] times = new int[10];
        for (int seed = 0; seed < 5000; seed++)
        {
            string control = RiskSetSampling.Match([new MatchCase("case", _start, "", [0])], candidates, new MatchOptions { Calipers = [0], Seed = seed }).Controls[0].Control;
            times[control[1] - '0']++;
        }

        // Chi-square with 9 degrees of freedom: 27.88 is passed once in a thousand draws of seeds, and these seeds are fixed.
        Assert.True(times.Sum(t => (t - 500.0) * (t - 500.0) / 500) < 27.88, string.Join(" ", times));
    }

    [Fact]
    public void Without_replacement_nobody_is_a_control_twice() => _studies.Where(s => !s.Options.WithReplacement).Sample(
        study =>
        {
            ImmutableArray<MatchedControl> controls = RiskSetSampling.Match(study.Cases, study.Candidates, study.Options).Controls;
            Assert.Equal(controls.Length, controls.Select(c => c.Control).Distinct().Count());
        },
        iter: 500);

    [Fact]
    public void What_cannot_be_matched_is_refused()
    {
        MatchCase[] cases = [new("a", _start, "", [1])];
        MatchCandidate[] candidates = [new("b", _start, _start, null, "", [1])];
        Action[] wrong =
        [
            () => RiskSetSampling.Match([.. cases, .. cases], candidates, _two), () => RiskSetSampling.Match(cases, [.. candidates, .. candidates], _two),
            () => RiskSetSampling.Match(cases, candidates, _two with { Controls = 0 }), () => RiskSetSampling.Match(cases, candidates, _two with { Calipers = [] }),
            () => RiskSetSampling.Match(cases, candidates, _two with { Calipers = [-1] }),
        ];
        Assert.All(wrong, w => Assert.Equal("PRC0043", Assert.Throws<ParcoursException>(w).Id));
    }

    /// <summary>Each case in turn looks at everybody.</summary>
    private static MatchedControl[] Naive(MatchCase[] cases, MatchCandidate[] candidates, MatchOptions options)
    {
        var used = new HashSet<string>();
        var result = new List<MatchedControl>();
        foreach (MatchCase one in cases.OrderBy(c => DrawKey.Of(options.Seed, c.Id)).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            string[] drawn =
            [
                .. candidates
                    .Where(c => c.Id != one.Id && c.Entry <= one.Index && one.Index <= c.Exit && (c.Event is null || c.Event > one.Index))
                    .Where(c => c.Exact is not null && c.Exact == one.Exact && c.Values.Zip(one.Values, (a, b) => Math.Abs(a - b)).Zip(options.Calipers, (d, most) => d <= most).All(near => near))
                    .Where(c => options.WithReplacement || !used.Contains(c.Id))
                    .OrderBy(c => DrawKey.OfPair(DrawKey.Of(options.Seed, one.Id), DrawKey.Of(options.Seed, c.Id))).ThenBy(c => c.Id, StringComparer.Ordinal)
                    .Take(options.Controls).Select(c => c.Id),
            ];
            used.UnionWith(drawn);
            result.AddRange(drawn.Select((c, i) => new MatchedControl(one.Id, c, i + 1)));
        }

        return [.. result.OrderBy(m => m.Case, StringComparer.Ordinal).ThenBy(m => m.Draw)];
    }

    private static double Value(int drawn) => drawn == 0 ? double.NaN : drawn;

    private static Gen<string?> Key() => Gen.Int[0, 4].Select(i => i == 0 ? null : i < 3 ? "F" : "M");
}
