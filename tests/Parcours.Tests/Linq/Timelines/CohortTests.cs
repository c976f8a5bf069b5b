using static Parcours.Tests.Linq.Timelines.StudyFixture;

namespace Parcours.Tests.Linq.Timelines;

/// <summary>Cohorts against plain C# on the same rows.</summary>
public sealed class CohortTests(StudyFixture study) : IClassFixture<StudyFixture>
{
    [Fact]
    public async Task Attrition_counts_who_is_left_after_each_step_in_any_order()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        Cohort<Patient> cohort = data.Cohort<Patient>("Women with stays")
            .Include("Women", p => p.Sex == 2)
            .Include("Two stays", data.Intervals<Admission>(), atLeast: 2)
            .Exclude("Drug A", data.Events<Drug>().Where(d => d.Atc == "A"), atLeast: 6);
        CohortRun run = await cohort.RunAsync();

        bool Women(Patient p) => p.Sex == 2;
        bool Stays(Patient p) => study.StaysOf(p.Id).Count >= 2;
        bool NoDrug(Patient p) => study.DrugsOf(p.Id).Count(d => d.Atc == "A") < 6;
        int women = study.Patients.Count(Women);
        int stays = study.Patients.Count(p => Women(p) && Stays(p));
        List<long> members = [.. study.Patients.Where(p => Women(p) && Stays(p) && NoDrug(p)).Select(p => p.Id)];
        Assert.Equal(
            [new AttritionStep("Women", false, 60 - women, women), new AttritionStep("Two stays", false, women - stays, stays), new AttritionStep("Drug A", true, stays - members.Count, members.Count)],
            run.Attrition.Steps);
        Assert.Equal(study.Patients.Count(NoDrug), run.AttritionIn("Drug A", "Women", "Two stays").Steps[0].Left);
        Assert.Equal(members.Count, run.AttritionIn("Drug A", "Two stays", "Women").Members);
        Assert.Equal(members, run.Patients.Numbers);
        Assert.Equal(members, (await cohort.Patients.Select(p => p.Id).ToListAsync()).Order());
        Assert.Equal("PRC0324", Assert.Throws<ParcoursException>(() => run.AttritionIn("Womn")).Id);

        CohortVerdict verdict = Assert.Single(run.Why(members[0]));
        Assert.True(verdict.IsMember && verdict.Steps.All(s => s.Passes));
        Assert.Empty(run.Why(10_000));
    }

    [Theory]
    [InlineData(IndexEvent.First)]
    [InlineData(IndexEvent.Last)]
    [InlineData(IndexEvent.Each)]
    public async Task Steps_after_the_index_date_are_relative_to_it(IndexEvent which)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        DateOnly end = First.AddDays(520);
        IndexedCohort<Patient> cohort = data.Cohort<Patient>("New users")
            .Include("Women", p => p.Sex == 2)
            .IndexedBy("A stay", data.Intervals<Admission>(), which)
            .Include("Born before", (p, index) => index.Year - p.BirthYear >= 40)
            .Exclude("Drug A before", data.Events<Drug>().Where(d => d.Atc == "A"), Window.Days(-30, -1))
            .FollowedUntil("end of data", end)
            .FollowedUntil("death", data.Events<Death>())
            .FollowedUntilGap("no drug", data.Events<Drug>(), 90);
        CohortRun run = await cohort.RunAsync();
        var found = await cohort.Select((p, m) => new { p.Id, m.Index, m.End, m.Reason }).ToListAsync();
        var expected =
            from p in study.Patients
            let stays = study.StaysOf(p.Id)
            from index in which switch
            {
                IndexEvent.First => stays.Take(1),
                IndexEvent.Last => stays.TakeLast(1),
                _ => stays,
            }
            where p.Sex == 2 && index.Entry.Year - p.BirthYear >= 40
                && !study.DrugsOf(p.Id).Any(d => d.Atc == "A" && d.Date >= index.Entry.AddDays(-30) && d.Date < index.Entry)
            let until = End(p.Id, index.Entry)
            select new { p.Id, Index = index.Entry, End = (DateOnly?)until.End, Reason = (string?)until.Reason };
        Assert.Equal(expected.OrderBy(e => e.Id), found.OrderBy(f => f.Id));
        Assert.Equal(found.Count, run.Members);
        Assert.Equal(["Women", "A stay", "Born before", "Drug A before"], run.Labels);

        (DateOnly End, string Reason) End(long patient, DateOnly index)
        {
            DateOnly death = study.Deaths.Where(d => d.Patient == patient && d.Date >= index).Select(d => d.Date).FirstOrDefault(DateOnly.MaxValue);
            DateOnly gap = index;
            DateOnly? last = study.DrugsOf(patient).Where(d => d.Date <= index).Select(d => (DateOnly?)d.Date).LastOrDefault();
            if (last is { } start && index <= start.AddDays(90))
            {
                foreach (Drug d in study.DrugsOf(patient).Where(d => d.Date > start))
                {
                    start = d.Date <= start.AddDays(91) ? d.Date : start;
                }

                gap = start.AddDays(90);
            }

            DateOnly first = new[] { end, death, gap }.Min();
            return (first, first == end ? "end of data" : first == death ? "death" : "no drug");
        }
    }

    [Fact]
    public async Task A_set_of_patients_filters_every_table_and_combines()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        PatientSet women = (await data.Cohort<Patient>("Women").Include("Women", p => p.Sex == 2).RunAsync()).Patients;
        PatientSet young = PatientSet.Of("Some", [3, 4, 5, 6, 999]);
        List<int> found = await data.Events<Drug>().OfPatients(women.And(young)).Select(d => d.Line).ToListAsync();
        Assert.Equal(study.Drugs.Where(d => d.Patient is 3 or 5).Select(d => d.Line).Order(), found.Order());
        Assert.Equal([4L, 6, 999], young.Minus(women).Numbers);
        Assert.Equal(32, women.Or(young).Count - 1);
        Assert.Contains("Women (30 patients)", data.Events<Drug>().OfPatients(women).Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_names_one_step()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Folder);
        Cohort<Patient> cohort = data.Cohort<Patient>("Twice").Include("Women", p => p.Sex == 2);
        Assert.Equal("PRC0325", Assert.Throws<ParcoursException>(() => cohort.Exclude("Women", p => p.Sex == 1)).Id);
        Assert.Equal("PRC0321", Assert.Throws<ParcoursException>(() => data.Cohort<Drug>("Drugs")).Id);
    }
}
