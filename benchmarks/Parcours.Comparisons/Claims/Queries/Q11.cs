using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>How much of the first year after their first statin patients are covered.</summary>
internal sealed record Q11() : ClaimsQuery(
    "q11",
    "proportion of days covered",
    """
    WITH d AS (SELECT patient_id, date, date + 30 * quantity AS stop, min(date) OVER (PARTITION BY patient_id) AS ix FROM dispensing WHERE atc LIKE 'C10AA%'),
    w AS (SELECT patient_id, date, least(stop, ix + 365) AS stop, ix FROM d WHERE ix <= DATE '2023-12-31' AND date < ix + 365),
    r AS (SELECT patient_id, date, stop, max(stop) OVER (PARTITION BY patient_id ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS pm FROM w),
    p AS (SELECT patient_id, sum(greatest(0, stop - greatest(date, coalesce(pm, date)))) / 365.0 AS pdc FROM r GROUP BY patient_id)
    SELECT count(*) AS patients, avg(pdc) AS mean_pdc, sum(CASE WHEN pdc >= 0.8 THEN 1 ELSE 0 END) AS adherent FROM p
    """,
    PlainBytesOfARow: 18)
{
    public override IReadOnlyList<string> Columns => ["date", "atc", "quantity"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var last = new DateOnly(2023, 12, 31);
        EventQuery<Dispensing> statins = data.Events<Dispensing>().Where(d => d.Atc.StartsWith("C10AA"));
        var answer = await statins.FirstPerPatient()
            .Where(d => d.Date <= last)
            .GroupJoinWithin(statins, d => d.Date, Window.Days(0, 364), (d, ds) => new { Pdc = ds.CoveredDays(x => 30 * x.Quantity) / 365.0 })
            .AggregateAsync(r => new { Patients = r.Count(), Mean = r.Average(p => p.Pdc), Adherent = r.Count(p => p.Pdc >= 0.8) }, options, cancellation);
        return [AnswerText.Row([answer.Patients, answer.Mean, answer.Adherent])];
    }
}
