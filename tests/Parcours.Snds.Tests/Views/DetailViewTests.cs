using System.Globalization;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Views;

/// <summary>Dispensings, acts, diagnoses and amounts are what plain C# makes of the raw rows.</summary>
public sealed class DetailViewTests(CleanStudy study) : IClassFixture<CleanStudy>
{
    [Fact]
    public async Task Dispensings_are_the_signed_sums_over_the_identical_line()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        Dictionary<string, PlainSnds.PlainLine> lines = plain.Lines.ToDictionary(line => line.Key);
        Dictionary<string, string> classes = study.Raw("IR_PHA_R").ToDictionary(row => row("PHA_CIP_C13"), row => row("PHA_ATC_CLA"));
        var groups = study.Raw("ER_PHA_F").Where(row => lines.ContainsKey(PlainSnds.KeyOf(row)))
            .Select(row => (Line: lines[PlainSnds.KeyOf(row)], Cip: row("PHA_PRS_C13"), Boxes: int.Parse(row("PHA_ACT_QSN"), CultureInfo.InvariantCulture), Price: PlainSnds.Number(row("PHA_ACT_PRU"))))
            .GroupBy(d => (d.Line.Patient, Day: d.Line.Row("EXE_SOI_DTD"), d.Cip, Pharmacy: d.Line.Row("PFS_EXE_NUM")))
            .Select(g => (g.Key, Boxes: g.Sum(d => d.Boxes), Amount: g.Sum(d => d.Boxes * d.Price), Lines: g.Count(), Negative: g.Count(d => d.Boxes < 0)))
            .ToList();
        SndsData snds = SndsData.Of(data);
        List<SndsDispensing> found = await snds.Dispensings.ToListAsync();
        IEnumerable<string> expected = groups.Where(g => g.Boxes > 0)
            .Select(g => FormattableString.Invariant($"{g.Key.Patient} {g.Key.Day} {g.Key.Cip} {classes[g.Key.Cip]} {g.Key.Pharmacy} {g.Boxes} {g.Amount:F5} {g.Lines}"));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            found.Select(d => FormattableString.Invariant($"{d.Patient} {d.Day:yyyy-MM-dd} {d.Cip13} {d.Atc} {d.Pharmacy} {d.Boxes} {d.Amount:F5} {d.Lines}")).Order(StringComparer.Ordinal));
        Assert.Equal(
            new SndsNetting(groups.Sum(g => g.Lines), groups.Sum(g => g.Negative), groups.Where(g => g.Boxes == 0).Sum(g => g.Lines), groups.Where(g => g.Boxes < 0).Sum(g => g.Lines), groups.Count(g => g.Boxes > 0)),
            await snds.NettingAsync());
    }

    [Fact]
    public async Task Dispensings_taken_back_and_billed_again_are_one_and_those_only_taken_back_are_none()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        SndsNetting netting = await SndsData.Of(data, o => o with { Lines = new SndsRules<SndsLine>() }).NettingAsync();
        IReadOnlyDictionary<string, long> traps = study.Truth.Traps;
        long orphans = traps.GetValueOrDefault("orphans in ER_PHA_F");
        long back = traps["dispensings taken back"];
        long again = traps["dispensings taken back and billed again"];
        Assert.Equal(study.Truth.Tables["ER_PHA_F"] - orphans, netting.Lines);
        Assert.Equal(back, netting.Negative);
        Assert.Equal(0, netting.BelowZero);
        Assert.Equal(2 * (back - again), netting.Cancelled);
    }

    [Fact]
    public async Task Acts_are_those_in_town_and_those_of_the_stays_that_are_kept()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        Dictionary<string, PlainSnds.PlainLine> lines = plain.Lines.ToDictionary(line => line.Key);
        Dictionary<string, PlainSnds.PlainStay> stays = plain.Stays.ToDictionary(stay => stay.Key);
        IEnumerable<string> town = study.Raw("ER_CAM_F").Where(row => lines.ContainsKey(PlainSnds.KeyOf(row)))
            .Select(row => (Line: lines[PlainSnds.KeyOf(row)], Code: row("CAM_PRS_IDE"), Activity: row("CAM_ACT_COD")))
            .GroupBy(a => (a.Line.Patient, Day: a.Line.Row("EXE_SOI_DTD"), a.Code, a.Activity, Executant: a.Line.Row("PFS_EXE_NUM")))
            .Select(g => (g.Key, Times: g.Sum(a => a.Line.Row("PRS_ACT_QTE").StartsWith('-') ? -1 : 1)))
            .Where(g => g.Times > 0)
            .Select(g => $"{g.Key.Patient} {g.Key.Day} {g.Key.Code} {g.Key.Activity} False {g.Times}");
        IEnumerable<string> hospital = study.Raw("T_MCOaaA").Where(row => stays.ContainsKey(PlainSnds.StayKeyOf(row)))
            .Select(row => (Stay: stays[PlainSnds.StayKeyOf(row)], Row: row))
            .Select(a => FormattableString.Invariant($"{a.Stay.Patient} {a.Stay.Entry.AddDays(int.Parse(a.Row("ENT_DAT_DEL"), CultureInfo.InvariantCulture)):yyyy-MM-dd} {a.Row("CDC_ACT")} {a.Row("ACV_ACT")} True {a.Row("NBR_EXE_ACT")}"));
        List<SndsAct> found = await SndsData.Of(data).Acts.ToListAsync();
        Assert.Equal(
            town.Concat(hospital).Order(StringComparer.Ordinal),
            found.Select(a => FormattableString.Invariant($"{a.Patient} {a.Day:yyyy-MM-dd} {a.Code} {a.Activity} {a.InHospital} {a.Times}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Diagnoses_are_those_of_the_stays_that_are_kept()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        List<string> found = [.. (await SndsData.Of(data).Diagnoses.ToListAsync()).Select(d => FormattableString.Invariant($"{d.Patient} {d.Exit:yyyy-MM-dd} {d.Code} {d.Place}"))];
        Assert.Equal(
            PlainDiagnoses(plain).Select(d => FormattableString.Invariant($"{d.Stay.Patient} {d.Stay.Exit:yyyy-MM-dd} {d.Code} {d.Place}")).Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Amounts_of_lines_with_several_details_are_summed_once()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        PlainSnds plain = await PlainSnds.Of(study, data);
        HashSet<string> withTests = [.. study.Raw("ER_BIO_F").Where(row => row("BIO_PRS_IDE") != "552").Select(PlainSnds.KeyOf)];
        decimal expected = plain.Costs.Where(line => withTests.Contains(line.Key)).Sum(line => PlainSnds.Number(line.Row("PRS_PAI_MNT")));
        SndsData snds = SndsData.Of(data);
        Query<TestRow> tests = data.Table<TestRow>().Where(t => t.Code != 552);
        Assert.Equal(expected, await snds.CostsWith(tests, t => t.Line).AggregateAsync(r => r.Sum(l => l.Paid)));
        decimal? repeated = await snds.Costs.Join(tests, l => l.Line, t => t.Line, (l, t) => new { l.Paid }).AggregateAsync(r => r.Sum(l => l.Paid));
        Assert.True(repeated > 2 * expected);
    }

    internal IEnumerable<(PlainSnds.PlainStay Stay, string Code, int Place)> PlainDiagnoses(PlainSnds plain) => Diagnoses(study, plain);

    internal static IEnumerable<(PlainSnds.PlainStay Stay, string Code, int Place)> Diagnoses(CleanStudy study, PlainSnds plain)
    {
        Dictionary<string, PlainSnds.PlainStay> stays = plain.Stays.ToDictionary(stay => stay.Key);
        foreach (PlainSnds.PlainStay stay in plain.Stays)
        {
            yield return (stay, stay.Row("DGN_PAL"), 1);
            if (stay.Row("DGN_REL").Length > 0)
            {
                yield return (stay, stay.Row("DGN_REL"), 2);
            }
        }

        foreach (Func<string, string> row in study.Raw("T_MCOaaD").Where(row => stays.ContainsKey(PlainSnds.StayKeyOf(row))))
        {
            yield return (stays[PlainSnds.StayKeyOf(row)], row("ASS_DGN"), 3);
        }
    }

    [Table("ER_BIO_F")]
    private sealed record TestRow([property: Column(SndsNames.Parent)] long Line, [property: Column("BIO_PRS_IDE")] int? Code);
}
