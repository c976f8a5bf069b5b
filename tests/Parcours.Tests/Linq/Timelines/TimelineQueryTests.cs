using static Parcours.Tests.Linq.Timelines.StudyFixture;

namespace Parcours.Tests.Linq.Timelines;

/// <summary>Each verb gives what plain C# gives on the same rows.</summary>
public sealed class TimelineQueryTests(StudyFixture study) : IClassFixture<StudyFixture>
{
    [Fact]
    public async Task JoinWithin_pairs_rows_with_events_in_a_window_closed_at_both_ends()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        var found = await data.Intervals<Admission>()
            .JoinWithin(data.Events<Drug>(), s => s.Exit, Window.Days(-3, 10), (s, d) => new { s.Patient, Stay = s.Line, Drug = d.Line })
            .ToListAsync();
        Same(
            from p in study.Patients
            from s in study.StaysOf(p.Id)
            from d in study.DrugsOf(p.Id)
            where s.Exit is { } exit && d.Date >= exit.AddDays(-3) && d.Date <= exit.AddDays(10)
            select new { s.Patient, Stay = s.Line, Drug = d.Line },
            found,
            r => r.Patient);
    }

    [Fact]
    public async Task GroupJoinWithin_computes_several_windows_in_one_pass()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        Query<(long, int, long, long, int?, long)> query = data.Intervals<Admission>().GroupJoinWithin(
            data.Events<Drug>(),
            s => s.Entry,
            Window.Days(-30, 30),
            (s, ds) => ValueTuple.Create(
                s.Patient,
                s.Line,
                ds.Count(),
                ds.Where(d => d.Atc == "A").Within(Window.UntilDay(-1)).Sum(d => d.Boxes),
                ds.Within(Window.FromDay(0)).Min(d => d.Boxes),
                ds.CountDistinct(d => d.Atc)));
        Assert.Equal(1, query.Explain().Split("Group within").Length - 1);
        Same(
            from p in study.Patients
            from s in study.StaysOf(p.Id)
            let ds = study.DrugsOf(p.Id)
            let near = ds.Where(d => Math.Abs(d.Date.DayNumber - s.Entry.DayNumber) <= 30).ToList()
            select (
                s.Patient,
                s.Line,
                (long)near.Count,
                (long)ds.Where(d => d.Atc == "A" && d.Date < s.Entry).Sum(d => d.Boxes),
                ds.Where(d => d.Date >= s.Entry).Select(d => (int?)d.Boxes).Min(),
                near.Select(d => d.Atc).Where(a => a is not null).Distinct().LongCount()),
            await query.ToListAsync(),
            r => r.Item1);
    }

    [Fact]
    public async Task WhereAnyWithin_and_WhereNoneWithin_part_the_rows()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        EventQuery<Drug> drugs = data.Events<Drug>();
        List<int> two = await data.Intervals<Admission>().WhereAnyWithin(drugs, s => s.Entry, Window.Days(-20, -1), atLeast: 2).Select(s => s.Line).ToListAsync();
        List<int> fewer = await data.Intervals<Admission>().WhereNoneWithin(drugs, s => s.Entry, Window.Days(-20, -1), fewerThan: 2).Select(s => s.Line).ToListAsync();
        List<int> kinds = await data.Intervals<Admission>().WhereDistinctWithin(drugs, s => s.Entry, Window.Days(-20, -1), d => d.Atc, atLeast: 2).Select(s => s.Line).ToListAsync();

        List<Drug> Before(Admission s) => [.. study.DrugsOf(s.Patient).Where(d => d.Date < s.Entry && d.Date >= s.Entry.AddDays(-20))];
        Assert.Equal(study.Stays.Where(s => Before(s).Count >= 2).Select(s => s.Line).Order(), two.Order());
        Assert.Equal(study.Stays.Where(s => Before(s).Count < 2).Select(s => s.Line).Order(), fewer.Order());
        Assert.Equal(study.Stays.Where(s => Before(s).Select(d => d.Atc).OfType<string>().Distinct().Count() >= 2).Select(s => s.Line).Order(), kinds.Order());
    }

    [Theory]
    [InlineData(nameof(AsOf.Before))]
    [InlineData(nameof(AsOf.AtOrBefore))]
    [InlineData(nameof(AsOf.After))]
    [InlineData(nameof(AsOf.AtOrAfter))]
    [InlineData(nameof(AsOf.Nearest))]
    public async Task AsOf_takes_the_nearest_event_on_the_side_asked_for(string side)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        AsOf which = side switch
        {
            nameof(AsOf.Before) => AsOf.Before,
            nameof(AsOf.AtOrBefore) => AsOf.AtOrBefore,
            nameof(AsOf.After) => AsOf.After,
            nameof(AsOf.AtOrAfter) => AsOf.AtOrAfter,
            _ => AsOf.Nearest,
        };
        var found = await data.Intervals<Admission>()
            .AsOf(data.Events<Drug>(), s => s.Entry, which, (s, d) => new { s.Patient, s.Line, Has = d != null, Drug = d == null ? -1 : d.Line }, TimeSpan.FromDays(25))
            .ToListAsync();
        Same(
            from p in study.Patients
            from s in study.StaysOf(p.Id)
            let drug = Nearest(s)
            select new { s.Patient, s.Line, Has = drug is not null, Drug = drug?.Line ?? -1 },
            found,
            r => r.Patient);

        Drug? Nearest(Admission s)
        {
            int Distance(Drug d) => Math.Abs(d.Date.DayNumber - s.Entry.DayNumber);
            List<Drug> near = [.. study.DrugsOf(s.Patient).Where(d => Distance(d) <= 25)];
            Drug? before = near.LastOrDefault(d => d.Date < s.Entry || (d.Date == s.Entry && side != nameof(AsOf.Before)));
            Drug? after = near.FirstOrDefault(d => d.Date > s.Entry || (d.Date == s.Entry && side != nameof(AsOf.After)));
            return side.Contains("Before", StringComparison.Ordinal) ? before
                : side.Contains("After", StringComparison.Ordinal) ? after
                : before is null || (after is not null && Distance(after) < Distance(before)) ? after : before;
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(1, 7)]
    public async Task JoinOverlapping_pairs_intervals_that_share_days_or_lie_near(int minOverlap, int maxGap)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        IntervalQuery<Drug> exposures = data.Table<Drug>().AsIntervals(d => d.Patient, d => d.Date, d => d.Date.AddDays(d.Boxes * 5), endIsExclusive: true);
        var found = await data.Intervals<Admission>().JoinOverlapping(exposures, (s, d, o) => new { s.Patient, Stay = s.Line, Drug = d.Line, o.Days }, minOverlap, maxGap).ToListAsync();
        var expected =
            (from p in study.Patients
             from s in study.StaysOf(p.Id)
             from d in study.DrugsOf(p.Id)
             let end = s.Exit ?? DateOnly.MaxValue
             let last = d.Date.AddDays((d.Boxes * 5) - 1)
             let days = Math.Min(end.DayNumber, last.DayNumber) - Math.Max(s.Entry.DayNumber, d.Date.DayNumber) + 1
             where maxGap == 0 ? days >= minOverlap : days > -maxGap
             select new { s.Patient, Stay = s.Line, Drug = d.Line, Days = (int?)days }).ToList();
        Same(expected, found, r => r.Patient);
        List<int> any = await data.Intervals<Admission>().WhereOverlapping(exposures, minOverlap, maxGap).Select(s => s.Line).ToListAsync();
        List<int> none = await data.Intervals<Admission>().WhereNotOverlapping(exposures, minOverlap, maxGap).Select(s => s.Line).ToListAsync();
        Assert.Equal(expected.Select(e => e.Stay).Distinct().Order(), any.Order());
        Assert.Equal(study.Stays.Select(s => s.Line).Except(any).Order(), none.Order());
    }

    [Fact]
    public async Task An_interval_that_ends_before_it_starts_is_near_nothing()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        IntervalQuery<Drug> reversed = data.Table<Drug>().AsIntervals(d => d.Patient, d => d.Date, d => d.Date.AddDays(-1));
        Assert.Equal(0, await reversed.WhereOverlapping(data.Intervals<Admission>(), maxGap: 30).CountAsync());
        Assert.Equal(0, await data.Intervals<Admission>().WhereOverlapping(reversed, maxGap: 30).CountAsync());
    }

    [Fact]
    public async Task First_last_and_nth_are_by_time_then_by_all_columns()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        foreach (int place in new[] { 1, 2, -1, -2, 1000 })
        {
            List<int> found = await data.Events<Drug>().NthPerPatient(place).Select(d => d.Line).ToListAsync();
            Assert.Equal(
                study.Patients.Select(p => study.DrugsOf(p.Id)).Where(d => d.Count >= Math.Abs(place)).Select(d => d[place > 0 ? place - 1 : d.Count + place].Line).Order(),
                found.Order());
        }
    }

    [Fact]
    public async Task Next_and_Previous_give_the_neighbour_of_the_same_key()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        var next = await data.Events<Drug>().Next((d, n) => new { d.Patient, d.Line, Next = n == null ? -1 : n.Line }).ToListAsync();
        var previous = await data.Events<Drug>().Previous(d => d.Atc, (d, n) => new { d.Patient, d.Line, Before = n == null ? -1 : n.Line }, offset: 2).ToListAsync();
        Same(
            study.Patients.SelectMany(p => study.DrugsOf(p.Id) is var ds ? ds.Select((d, i) => new { d.Patient, d.Line, Next = i + 1 < ds.Count ? ds[i + 1].Line : -1 }) : []),
            next,
            r => r.Patient);
        Same(
            study.Patients.SelectMany(p => study.DrugsOf(p.Id) is var ds
                ? ds.Select((d, i) => new { d.Patient, d.Line, Before = ds.Take(i).Where(x => x.Atc == d.Atc).Reverse().Skip(1).FirstOrDefault()?.Line ?? -1 })
                : []),
            previous,
            r => r.Patient);
    }

    [Fact]
    public async Task Incident_rows_have_none_of_the_same_key_in_the_washout()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        List<int> found = await data.Events<Drug>().Incident(60, d => d.Atc).Select(d => d.Line).ToListAsync();
        Assert.Equal(
            study.Patients.SelectMany(p => study.DrugsOf(p.Id) is var ds
                ? ds.Where((d, i) => ds.Take(i).LastOrDefault(x => x.Atc == d.Atc) is not { } before || d.Date.DayNumber - before.Date.DayNumber > 60)
                : []).Select(d => d.Line).Order(),
            found.Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Episodes_merge_events_whose_gap_is_within_the_grace(bool carryOver)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        var found = await data.Events<Drug>()
            .Episodes(d => new { d.Patient, d.Atc }, d => d.Boxes * 10, grace: 15, (k, e, ds) => new { k.Patient, k.Atc, e.Start, e.End, e.CoveredDays, e.Events, Boxes = ds.Sum(d => d.Boxes) }, carryOver)
            .ToListAsync();
        var expected = study.Patients
            .SelectMany(p => study.DrugsOf(p.Id).GroupBy(d => d.Atc).SelectMany(g => Naive(g, carryOver)))
            .Select(e => new { e.Patient, e.Atc, e.Start, e.End, CoveredDays = e.Covered, e.Events, e.Boxes });
        Assert.Equal(expected.OrderBy(e => e.ToString(), StringComparer.Ordinal), found.OrderBy(e => e.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_patient_of_an_episode_is_one_still()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        var episodes = data.Events<Drug>().Episodes(d => d.Patient, d => 30, grace: 30, (patient, e, ds) => new { Patient = patient, e.Start });
        List<long> first = await episodes.AsEvents(e => e.Patient, e => e.Start).FirstPerPatient().Select(e => e.Patient).ToListAsync();
        Assert.Equal(study.Drugs.Select(d => d.Patient).Distinct().Order(), first.Order());
    }

    [Fact]
    public async Task Covered_days_are_counted_once_within_the_window()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        EventQuery<Drug> drugs = data.Events<Drug>();
        var found = await drugs.FirstPerPatient()
            .GroupJoinWithin(drugs, d => d.Date, Window.Days(0, 99), (d, ds) => new { d.Patient, Days = ds.CoveredDays(x => x.Boxes * 10), Carried = ds.CoveredDays(x => x.Boxes * 10, true) })
            .ToListAsync();
        Same(
            study.Patients.Where(p => study.DrugsOf(p.Id).Count > 0).Select(p => new { Patient = p.Id, Days = Covered(p.Id, false), Carried = Covered(p.Id, true) }),
            found,
            r => r.Patient);

        long Covered(long patient, bool carryOver)
        {
            List<Drug> ds = study.DrugsOf(patient);
            int first = ds[0].Date.DayNumber;
            var days = new HashSet<int>();
            int next = first;
            foreach (Drug d in ds)
            {
                int start = carryOver ? Math.Max(d.Date.DayNumber, next) : d.Date.DayNumber;
                days.UnionWith(Enumerable.Range(start, d.Boxes * 10));
                next = start + (d.Boxes * 10);
            }

            return days.Count(d => d >= first && d < first + 100);
        }
    }

    private static IEnumerable<(long Patient, string? Atc, DateOnly Start, DateOnly End, long Covered, long Events, long Boxes)> Naive(IEnumerable<Drug> drugs, bool carryOver)
    {
        var days = new List<int>();
        var members = new List<Drug>();
        int next = 0;
        foreach (Drug d in drugs)
        {
            if (members.Count > 0 && d.Date.DayNumber - next > 15)
            {
                yield return Close();
                members.Clear();
                days.Clear();
            }

            int start = carryOver && members.Count > 0 ? Math.Max(next, d.Date.DayNumber) : d.Date.DayNumber;
            days.AddRange(Enumerable.Range(start, d.Boxes * 10));
            next = members.Count == 0 ? start + (d.Boxes * 10) : Math.Max(next, start + (d.Boxes * 10));
            members.Add(d);
        }

        if (members.Count > 0)
        {
            yield return Close();
        }

        (long, string?, DateOnly, DateOnly, long, long, long) Close() => (
            members[0].Patient, members[0].Atc, members[0].Date, DateOnly.FromDayNumber(next - 1), days.Distinct().Count(), members.Count, members.Sum(d => d.Boxes));
    }
}
