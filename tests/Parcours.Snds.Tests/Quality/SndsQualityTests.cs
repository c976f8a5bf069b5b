using System.Globalization;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Quality;

/// <summary>Each rule finds the rows that the generator laid its trap into, all of them and no others.</summary>
public sealed class SndsQualityTests(CleanStudy study) : IClassFixture<CleanStudy>
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    [Theory]
    [InlineData("DCIR-FLUX", "lines for information")]
    [InlineData("DCIR-T2A", "lines with ETE_IND_TAA 1")]
    [InlineData("DCIR-NATURE", "lines without a base nature")]
    [InlineData("DCIR-MAJORATION", "lines of majoration")]
    [InlineData("DCIR-SUPPLEMENT", "lines with CPL_AFF_COD 16")]
    [InlineData("PERSON-NIR", "lines of persons without a certified number")]
    public async Task A_rule_of_lines_finds_exactly_what_was_planted(string rule, string trap)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        Dictionary<long, string> keys = await LineKeys(data);
        List<long> found = await SndsData.Of(data).AllLines.Where(SndsQuality.Lines.All.Single(r => r.Id == rule).Condition).Select(l => l.Line).ToListAsync();
        Assert.NotEmpty(found);
        Assert.Equal(study.Truth.Traps[trap], found.Count);
        Assert.Equal(study.Planted(trap).Order(StringComparer.Ordinal), found.Select(line => keys[line]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("MCO-FINESS", "stays under a second FINESS")]
    [InlineData("MCO-GHM", "stays in error groups")]
    [InlineData("MCO-PIE", "stays that are services, by kind or mode")]
    [InlineData("MCO-GENERATED", "generated stays")]
    [InlineData("MCO-RETURN", "stays with a bad return code")]
    [InlineData("MCO-UNPAID", "stays that nobody pays for")]
    [InlineData("PERSON-NIR", "stays of persons without a certified number")]
    public async Task A_rule_of_stays_finds_exactly_what_was_planted(string rule, string trap)
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        List<string> found = await Keys(SndsData.Of(data).AllStays.Where(SndsQuality.Stays.And(SndsQuality.Unpaid).All.Single(r => r.Id == rule).Condition));
        Assert.NotEmpty(found);
        Assert.Equal(Imported(study.Planted(trap)).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stays_of_nobody_and_of_shared_identifiers_are_rejected_by_the_import_and_no_others()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        List<string> stays = await Keys(SndsData.Of(data).AllStays);
        IEnumerable<string> all = study.Raw("T_MCOaaB").Select(row => $"{row(CleanStudy.FileYear)}|{row("ETA_NUM")}|{row("RSA_NUM")}");
        Assert.Equal(Imported(all).Order(StringComparer.Ordinal), stays.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Séances_that_are_services_of_dialysis_and_radiotherapy_are_kept()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        HashSet<string> kept = [.. await Keys(SndsData.Of(data, o => o with { Stays = o.Stays.Without("MCO-FINESS", "MCO-GENERATED", "MCO-RETURN", "PERSON-NIR") }).Stays)];
        IEnumerable<string> planted = Imported(study.Planted("séances given as services"));
        Assert.NotEmpty(planted);
        Assert.All(planted, key => Assert.Contains(key, kept));
    }

    [Fact]
    public async Task The_flow_chart_counts_what_each_rule_removes_of_what_the_rules_before_it_left()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        SndsData snds = SndsData.Of(data);
        IReadOnlyList<Attrition> charts = await snds.QualityAsync();
        string[] lineTraps =
            ["lines for information", "lines with ETE_IND_TAA 1", "lines without a base nature", "lines of majoration", "lines with CPL_AFF_COD 16", "lines of persons without a certified number"];
        string[] stayTraps =
            ["stays under a second FINESS", "stays in error groups", "stays that are services, by kind or mode", "generated stays", "stays with a bad return code", "stays of persons without a certified number"];
        Assert.Equal(study.Truth.Tables["ER_PRS_F"], charts[0].Candidates);
        Assert.Equal(Expected(lineTraps.Select(study.Planted)), charts[0].Steps.Select(s => s.Removed));
        Assert.Equal(Expected([study.Planted(lineTraps[0]), study.Planted(lineTraps[1]), study.Planted(lineTraps[5])]), charts[1].Steps.Select(s => s.Removed));
        Assert.Equal(Expected(stayTraps.Select(t => Imported(study.Planted(t)))), charts[2].Steps.Select(s => s.Removed));
        Assert.Equal(charts[0].Members, await snds.Lines.CountAsync());
        Assert.Equal(charts[1].Members, await snds.Costs.CountAsync());
        Assert.Equal(charts[2].Members, await snds.Stays.CountAsync());
        Assert.StartsWith("DCIR-FLUX: ", charts[0].Steps[0].Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_keeps_a_line()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        int nulls = study.Raw("ER_PRS_F").Count(row => row("DPN_QLF").Length == 0 && row("PRS_DPN_QLP") != "71");
        Assert.InRange(nulls, 100, int.MaxValue);
        Assert.Equal(nulls, await new SndsRules<SndsLine>(SndsQuality.Lines.All[0]).Keep(SndsData.Of(data).AllLines).Where(l => l.Qualifier == null).CountAsync());
    }

    [Fact]
    public async Task The_long_list_removes_no_less_and_late_lines_are_those_of_half_a_year()
    {
        await using Dataset data = await Dataset.OpenAsync(study.Dataset);
        SndsData snds = SndsData.Of(data);
        HashSet<string> longer = [.. await Keys(snds.AllStays.Where(SndsQuality.LongFinessList.Condition))];
        Assert.All(Imported(study.Planted("stays under a second FINESS")), key => Assert.Contains(key, longer));
        int late = study.Raw("ER_PRS_F").Count(row => Day(row("FLX_DIS_DTD")) - Day(row("EXE_SOI_DTD")) >= 183);
        Assert.Equal(late, await snds.AllLines.Where(SndsQuality.Late().Condition).CountAsync());
    }

    [Fact]
    public void Rules_are_left_out_and_replaced_by_name()
    {
        Assert.Equal(["DCIR-FLUX", "DCIR-T2A", "PERSON-NIR"], SndsQuality.Costs.All.Select(r => r.Id));
        Assert.Same(SndsQuality.LongFinessList, SndsQuality.Stays.And(SndsQuality.LongFinessList).All[0]);
        Assert.Equal("PRC0509", Assert.Throws<ParcoursException>(() => SndsQuality.Stays.Without("MCO-FINES")).Id);
    }

    private static int Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture).DayNumber;

    private static async Task<List<string>> Keys(Query<SndsStay> stays) =>
        [.. (await stays.Select(s => new { s.Year, s.Hospital, s.Number }).ToListAsync()).Select(s => $"{s.Year}|{s.Hospital}|{s.Number}")];

    private static async Task<Dictionary<long, string>> LineKeys(Dataset data) =>
        (await data.Table<LineKey>().ToListAsync())
            .ToDictionary(k => k.Line, k => FormattableString.Invariant($"{k.Flux!.Value.DayNumber - Epoch}|{k.Emitter}|{k.Sequence}|{k.Document}|{k.Number}"));

    /// <summary>How many each trap removes of what those before it left.</summary>
    private static List<long> Expected(IEnumerable<IEnumerable<string>> traps)
    {
        HashSet<string> gone = [];
        return [.. traps.Select(trap => trap.LongCount(gone.Add))];
    }

    /// <summary>Those of some stays that have a person.</summary>
    private IEnumerable<string> Imported(IEnumerable<string> keys) =>
        keys.Except(study.Planted("fictive identifiers of stays")).Except(study.Planted("stays of shared PSA that cannot be told apart"));

    [Table("ER_PRS_F")]
    private sealed record LineKey(
        [property: Column(SndsNames.Line)] long Line,
        [property: Column("FLX_DIS_DTD")] DateOnly? Flux,
        [property: Column("FLX_EMT_NUM")] int? Emitter,
        [property: Column("FLX_EMT_ORD")] int? Sequence,
        [property: Column("DCT_ORD_NUM")] long? Document,
        [property: Column("PRS_ORD_NUM")] int? Number);
}
