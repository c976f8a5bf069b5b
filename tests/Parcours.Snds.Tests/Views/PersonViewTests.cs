using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Views;

/// <summary>Hospitalisations, long-term diseases and deaths are what plain C# makes of the raw rows.</summary>
public sealed class PersonViewTests(CleanStudy study) : IClassFixture<CleanStudy>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Stays_that_follow_each_other_are_one_hospitalisation(int transferDays)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        List<SndsHospitalisation> found = await SndsData.Of(data).Hospitalisations(transferDays).ToListAsync();
        List<SndsHospitalisation> expected = Merged(plain, transferDays);
        Assert.Equal(expected.Select(h => h.ToString()).Order(StringComparer.Ordinal), found.Select(h => h.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(expected, h => h.Stays > 1 && h.Transfers > 0);
        Assert.All(found, h => Assert.True(h.Exit >= h.Entry));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(7)]
    public async Task Readmissions_are_the_next_hospitalisations_within_some_days(int days)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        List<SndsHospitalisation> merged = Merged(await PlainSnds.Of(study, data), 1);
        var expected = merged.GroupBy(h => h.Patient).SelectMany(g => g.OrderBy(h => h.Entry).ToList() is var all
            ? all.Select((h, i) => (Now: h, Next: i + 1 < all.Count ? all[i + 1].Entry : (DateOnly?)null))
            : [])
            .Where(x => !x.Now.EndsInDeath)
            .Select(x => new SndsReadmission(
                x.Now.Patient, x.Now.Entry, x.Now.Exit, x.Next, x.Next is { } next ? next.DayNumber - x.Now.Exit.DayNumber : null, x.Next is { } n && n.DayNumber - x.Now.Exit.DayNumber <= days));
        List<SndsReadmission> found = await SndsData.Of(data).Readmissions(days).ToListAsync();
        Assert.Equal(expected.Select(r => r.ToString()).Order(StringComparer.Ordinal), found.Select(r => r.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(found, r => r.IsReadmission);
    }

    [Fact]
    public async Task Of_the_versions_of_a_long_term_disease_the_latest_counts()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        SndsData snds = SndsData.Of(data);
        List<SndsLongTermDisease> expected = LongTerm(await PlainSnds.Of(study, data));
        List<SndsLongTermDisease> found = await snds.LongTermDiseases.ToListAsync();
        Assert.Equal(expected.Select(d => d.ToString()).Order(StringComparer.Ordinal), found.Select(d => d.ToString()).Order(StringComparer.Ordinal));

        Attrition versions = await snds.LongTermVersionsAsync();
        Assert.Equal(study.Truth.Traps["long-term diseases"] + study.Truth.Traps["old versions of long-term diseases"], versions.Candidates);
        Assert.Equal(study.Truth.Traps["old versions of long-term diseases"], versions.Steps[1].Removed);
        Assert.Equal(study.Truth.Traps["long-term diseases"], versions.Members);

        (DateOnly From, DateOnly To)[] periods = [(new(2016, 6, 1), new(2016, 6, 1)), (new(2018, 1, 1), new(2018, 12, 31))];
        foreach ((DateOnly from, DateOnly to) in periods)
        {
            IEnumerable<SndsLongTermDisease> active = expected.Where(d => d.Start <= to && (d.End is null || d.End >= from));
            List<SndsLongTermDisease> on = await snds.LongTermDiseasesOn(from, to).ToListAsync();
            Assert.NotEmpty(on);
            Assert.Equal(active.Select(d => d.ToString()).Order(StringComparer.Ordinal), on.Select(d => d.ToString()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_day_of_a_death_is_that_of_the_first_source_that_knows_it()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        SndsData snds = SndsData.Of(data);
        Dictionary<SndsDeathSource, Dictionary<string, DateOnly>> sources = Sources(await PlainSnds.Of(study, data));
        Dictionary<string, string> causes = study.Raw("KI_CCI_R").ToDictionary(row => row("BEN_IDT_ANO"), row => row("DCD_CIM_COD"));
        SndsDeathSource[][] orders =
        [
            [.. new SndsOptions().DeathSources],
            [SndsDeathSource.Establishment, SndsDeathSource.Hospital, SndsDeathSource.Claims],
            [SndsDeathSource.Causes, SndsDeathSource.Referential],
        ];
        foreach (SndsDeathSource[] order in orders)
        {
            List<SndsDeath> found = await SndsData.Of(data, o => o with { DeathSources = order }).Deaths.ToListAsync();
            var expected = sources.Values.SelectMany(s => s.Keys).Distinct()
                .Select(patient => (Patient: patient, Source: order.FirstOrDefault(s => sources[s].ContainsKey(patient))))
                .Where(d => d.Source != 0)
                .Select(d => new SndsDeath(d.Patient, sources[d.Source][d.Patient], d.Source, causes.GetValueOrDefault(d.Patient)));
            Assert.Equal(expected.Select(d => d.ToString()).Order(StringComparer.Ordinal), found.Select(d => d.ToString()).Order(StringComparer.Ordinal));
            Assert.True(found.Select(d => d.Source).Distinct().Count() > 1);
        }

        Assert.InRange(await snds.Deaths.CountAsync(), study.Truth.Traps["deaths with a certificate"], study.Truth.Traps["deaths"]);
    }

    internal static List<SndsHospitalisation> Merged(PlainSnds plain, int transferDays)
    {
        var merged = new List<SndsHospitalisation>();
        foreach (var person in plain.Stays.Where(s => s.Row("GRG_GHM")[..2] != "28").GroupBy(s => s.Patient))
        {
            static bool IsTransfer(PlainSnds.PlainStay s) => s.Row("ENT_MOD") is "6" or "7";
            DateOnly From(PlainSnds.PlainStay s) => s.Entry.AddDays(IsTransfer(s) ? -transferDays : 0);
            List<PlainSnds.PlainStay> open = [];
            foreach (PlainSnds.PlainStay stay in person.OrderBy(From))
            {
                if (open.Count > 0 && From(stay) > open.Max(s => s.Exit).AddDays(1))
                {
                    Close();
                }

                open.Add(stay);
            }

            Close();

            void Close()
            {
                merged.Add(new SndsHospitalisation(person.Key, open.Min(s => s.Entry), open.Max(s => s.Exit), open.Count, open.Count(IsTransfer), open.Any(s => s.Row("SOR_MOD") == "9")));
                open.Clear();
            }
        }

        return merged;
    }

    internal List<SndsLongTermDisease> LongTerm(PlainSnds plain) => LongTerm(study, plain);

    internal static List<SndsLongTermDisease> LongTerm(CleanStudy study, PlainSnds plain) =>
    [
        .. study.Raw("IR_IMB_R").Where(row => row("IMB_ETM_NAT") is "41" or "43" or "45")
            .GroupBy(row => (Patient: plain.Patient(row), Code: row("MED_MTF_COD"), Nature: row("IMB_ETM_NAT"), Start: row("IMB_ALD_DTD")))
            .Select(g => (g.Key, Row: g.OrderBy(row => row("INS_DTE"), StringComparer.Ordinal).ThenBy(row => row("UPD_DTE"), StringComparer.Ordinal).Last()))
            .Select(d => new SndsLongTermDisease(
                d.Key.Patient, PlainSnds.Date(d.Key.Start), PlainSnds.Date(d.Row("IMB_ALD_DTF")), d.Key.Code, (int)PlainSnds.Number(d.Key.Nature), (int)PlainSnds.Number(d.Row("IMB_ALD_NUM")))),
    ];

    private Dictionary<SndsDeathSource, Dictionary<string, DateOnly>> Sources(PlainSnds plain)
    {
        Dictionary<string, PlainSnds.PlainLine> lines = plain.AllLines.ToDictionary(line => line.Key);
        static Dictionary<string, DateOnly> Latest(IEnumerable<(string Patient, string Date)> all) => all
            .Where(d => PlainSnds.Date(d.Date) is not null).GroupBy(d => d.Patient).ToDictionary(g => g.Key, g => g.Max(d => PlainSnds.Date(d.Date)!.Value));
        return new()
        {
            [SndsDeathSource.Referential] = Latest(study.Raw("IR_BEN_R").Select(row => (row("BEN_IDT_ANO"), row("BEN_DCD_DTE")))),
            [SndsDeathSource.Causes] = Latest(study.Raw("KI_CCI_R").Select(row => (row("BEN_IDT_ANO"), row("BEN_DCD_DTE")))),
            [SndsDeathSource.Hospital] = plain.Stays.Where(s => s.Row("SOR_MOD") == "9").GroupBy(s => s.Patient).ToDictionary(g => g.Key, g => g.Max(s => s.Exit)),
            [SndsDeathSource.Claims] = Latest(plain.AllLines.Select(line => (line.Patient, line.Row("BEN_DCD_DTE")))),
            [SndsDeathSource.Establishment] = Latest(study.Raw("ER_ETE_F").Where(row => row("ETE_NAT_FSJ") == "D" && lines.ContainsKey(PlainSnds.KeyOf(row)))
                .Select(row => (lines[PlainSnds.KeyOf(row)].Patient, lines[PlainSnds.KeyOf(row)].Row("EXE_SOI_DTF")))),
        };
    }
}
