using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>A class of drugs by month: amounts and distinct patients.</summary>
internal sealed record Q2() : ClaimsQuery(
    "q2",
    "ATC prefix by month, distinct patients",
    """
    SELECT year(date) AS y, month(date) AS m, sum(amount_cents) AS amount, count(DISTINCT patient_id) AS patients
    FROM dispensing WHERE atc LIKE 'B01A%' GROUP BY 1, 2 ORDER BY 1, 2
    """,
    PlainBytesOfARow: 18)
{
    public override IReadOnlyList<string> Columns => ["date", "atc", "amount_cents"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var months = await (
            from d in data.Table<Dispensing>()
            where d.Atc.StartsWith("B01A")
            group d by new { d.Date.Year, d.Date.Month } into m
            orderby m.Key.Year, m.Key.Month
            select new { m.Key.Year, m.Key.Month, Amount = m.Sum(d => d.AmountCents), Patients = m.CountDistinctPatients() })
            .ToListAsync(options, cancellation);
        return [.. months.Select(m => AnswerText.Row([m.Year, m.Month, m.Amount, m.Patients]))];
    }
}
