using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>New users of statins a year: none in the year before.</summary>
internal sealed record Q10() : ClaimsQuery(
    "q10",
    "incident users, 365 days of washout",
    """
    SELECT year(date) AS y, count(*) AS incident
    FROM (SELECT patient_id, date, lag(date) OVER (PARTITION BY patient_id ORDER BY date) AS prev FROM dispensing WHERE atc LIKE 'C10AA%')
    WHERE date >= DATE '2020-01-01' AND (prev IS NULL OR date - prev > 365) GROUP BY 1 ORDER BY 1
    """,
    PlainBytesOfARow: 16)
{
    public override IReadOnlyList<string> Columns => ["date", "atc"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var first = new DateOnly(2020, 1, 1);
        var years = await data.Events<Dispensing>().Where(d => d.Atc.StartsWith("C10AA"))
            .Incident(washout: 365)
            .Where(d => d.Date >= first)
            .GroupBy(d => d.Date.Year)
            .Select(g => new { Year = g.Key, Users = g.Count() })
            .OrderBy(g => g.Year)
            .ToListAsync(options, cancellation);
        return [.. years.Select(y => AnswerText.Row([y.Year, y.Users]))];
    }
}
