using static Parcours.Tests.Linq.Timelines.StudyFixture;

namespace Parcours.Tests.Linq.Timelines;

/// <summary>Values of a patient, pieces of time and survival, against plain C# on the same rows.</summary>
public sealed class FeatureTests(StudyFixture study) : IClassFixture<StudyFixture>
{
    [Fact]
    public async Task A_table_of_features_has_the_columns_that_are_added()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        EventQuery<Drug> drugs = data.Events<Drug>();
        IntervalQuery<Admission> stays = data.Intervals<Admission>();
        var features = new Features<Drug> { { "patient", d => d.Patient } };
        foreach (int from in new[] { 0, 30, 60 })
        {
            foreach (string atc in new[] { "A", "B" })
            {
                features.Add($"{atc}{from}", d => drugs.Of(d).Within(d.Date, Window.Days(from, from + 29)).Where(x => x.Atc == atc && x.Boxes > 1).Sum(x => x.Boxes));
            }
        }

        features.Add("stays", d => stays.Of(d).Count());
        Assert.Equal("PRC0314", Assert.Throws<ParcoursException>(() => features.Add("STAYS", d => 1)).Id);
        UntypedQuery query = drugs.FirstPerPatient().Select(features);
        Assert.Equal(2, query.Explain().Split("Group within").Length - 1);
        var found = new List<string>();
        await foreach (Apache.Arrow.RecordBatch batch in query.ToArrowAsync())
        {
            using (batch)
            {
                for (int row = 0; row < batch.Length; row++)
                {
                    found.Add(string.Join(',', batch.Arrays.Select(a => ((Apache.Arrow.Int64Array)a).GetValue(row))));
                }
            }
        }

        IEnumerable<string> expected =
            from p in study.Patients
            let ds = study.DrugsOf(p.Id)
            where ds.Count > 0
            let counts =
                from start in new[] { 0, 30, 60 }
                from atc in new[] { "A", "B" }
                select ds.Where(d => d.Atc == atc && d.Boxes > 1 && d.Date >= ds[0].Date.AddDays(start) && d.Date < ds[0].Date.AddDays(start + 30)).Sum(d => (long)d.Boxes)
            select string.Join(',', [p.Id, .. counts, study.StaysOf(p.Id).Count]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Features_of_patients_are_computed_together()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        EventQuery<Drug> drugs = data.Events<Drug>();
        IntervalQuery<Admission> stays = data.Intervals<Admission>();
        var query =
            from p in data.Patients<Patient>()
            select new
            {
                p.Id,
                FirstStay = stays.Of(p).Min(s => s.Entry),
                Boxes = drugs.Of(p).Where(d => d.Atc == "A").Sum(d => d.Boxes),
                Rows = drugs.Of(p).Count(),
            };
        Assert.Equal(2, query.Explain().Split("Group within").Length - 1);
        Same(
            study.Patients.Select(p => new
            {
                p.Id,
                FirstStay = study.StaysOf(p.Id).Select(s => (DateOnly?)s.Entry).Min(),
                Boxes = (long)study.DrugsOf(p.Id).Where(d => d.Atc == "A").Sum(d => d.Boxes),
                Rows = (long)study.DrugsOf(p.Id).Count,
            }),
            (await query.ToListAsync()).Select(r => new { r.Id, FirstStay = (DateOnly?)r.FirstStay, r.Boxes, r.Rows }).ToList(),
            r => r.Id);
    }

    [Fact]
    public async Task Survival_is_estimated_from_counts_by_time()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        var followed = data.Cohort<Patient>("Users")
            .IndexedBy("A drug", data.Events<Drug>())
            .FollowedUntil("death", data.Events<Death>())
            .FollowedUntil("end", First.AddDays(540))
            .Select((p, m) => new { Days = m.End!.Value.DayNumber - m.Index.DayNumber, Died = m.Reason == "death" });
        SurvivalCurve curve = await followed.SurvivalAsync(m => m.Days, m => m.Died);
        IEnumerable<(int Days, bool Died)> expected =
            from p in study.Patients
            let first = study.DrugsOf(p.Id).FirstOrDefault()
            where first is not null
            let death = study.Deaths.Where(d => d.Patient == p.Id && d.Date >= first.Date).Select(d => (DateOnly?)d.Date).FirstOrDefault()
            let end = First.AddDays(540)
            let last = death < end ? death.Value : end
            select (last.DayNumber - first.Date.DayNumber, death is { } day && day <= end);
        Assert.Equal(expected.OrderBy(e => e), (await followed.ToListAsync()).Select(m => (m.Days, m.Died)).OrderBy(e => e));
        Assert.Equal(
            KaplanMeier.Estimate([.. expected.GroupBy(e => e.Days).OrderBy(g => g.Key).Select(g => new TimeCounts(g.Key, g.Count(e => e.Died), g.Count(e => !e.Died)))]).Points.Select(p => p.ToString()),
            curve.Points.Select(p => p.ToString()));
    }

    [Fact]
    public async Task Intervals_are_cut_at_years_and_at_ages()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        var found = await data.Intervals<Admission>().Where(s => s.Exit != null)
            .SplitAtYears([2020, 2021], (s, piece) => new { s.Patient, s.Line, Year = piece.From, piece.Days, piece.IsLast })
            .GroupBy(s => s.Year)
            .Select(g => new { g.Key, Days = g.Sum(s => s.Days), Ends = g.Count(s => s.IsLast) })
            .ToListAsync();
        var days = study.Stays.Where(s => s.Exit is not null).SelectMany(s => Enumerable.Range(s.Entry.DayNumber, s.Exit!.Value.DayNumber - s.Entry.DayNumber + 1).Select(d => (Day: DateOnly.FromDayNumber(d), s.Exit))).ToList();
        Assert.Equal(
            days.GroupBy(d => d.Day.Year).OrderBy(g => g.Key).Select(g => ((int?)g.Key, (long)g.Count(), g.LongCount(d => d.Day == d.Exit))),
            found.Select(f => (f.Key, f.Days, f.Ends)));
    }
}
