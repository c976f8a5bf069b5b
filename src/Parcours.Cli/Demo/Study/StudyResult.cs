namespace Parcours.Cli.Demo.Study;

/// <summary>What the study found.</summary>
/// <param name="Flow">Who was left out by which step.</param>
/// <param name="Adherence">The two groups, the adherent first.</param>
/// <param name="Adherent">Survival of the adherent, in days after the first year.</param>
/// <param name="Others">Survival of the others.</param>
/// <param name="Comparison">The log-rank test between the two.</param>
/// <param name="Incidence">First statins by year and age.</param>
internal sealed record StudyResult(
    Attrition Flow,
    IReadOnlyList<AdherenceGroup> Adherence,
    SurvivalCurve Adherent,
    SurvivalCurve Others,
    LogRankResult Comparison,
    IReadOnlyList<Initiations> Incidence)
{
    public static async Task<StudyResult> OfAsync(StatinStudy study, RunOptions options, CancellationToken cancellation)
    {
        Attrition flow = await study.Cohort.AttritionAsync(options, cancellation);
        List<AdherenceGroup> groups = await study.Adherence.ToListAsync(options, cancellation);
        List<Leaving> leavings = await study.Leavings.ToListAsync(options, cancellation);
        List<TimeCounts> adherent = Counts(leavings.Where(l => l.IsAdherent));
        List<TimeCounts> others = Counts(leavings.Where(l => !l.IsAdherent));
        return new StudyResult(
            flow,
            [.. groups.OrderByDescending(g => g.IsAdherent)],
            KaplanMeier.Estimate(adherent),
            KaplanMeier.Estimate(others),
            LogRankTest.Compare(adherent, others),
            await study.Incidence.ToListAsync(options, cancellation));
    }

    private static List<TimeCounts> Counts(IEnumerable<Leaving> leavings) =>
    [
        .. leavings.GroupBy(l => l.Day).OrderBy(g => g.Key)
            .Select(g => new TimeCounts(g.Key, g.Where(l => l.Died).Sum(l => l.Patients), g.Where(l => !l.Died).Sum(l => l.Patients))),
    ];
}
