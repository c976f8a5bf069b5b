using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>Episodes of exposure to antithrombotics: thirty days a dispensing, thirty days of grace.</summary>
internal sealed record Q8() : ClaimsQuery(
    "q8",
    "exposure episodes, 30 days of grace",
    """
    WITH a AS (SELECT patient_id, date, lag(date) OVER (PARTITION BY patient_id ORDER BY date) AS prev FROM dispensing WHERE atc LIKE 'B01A%'),
    b AS (SELECT patient_id, date, sum(CASE WHEN prev IS NULL OR date - prev > 60 THEN 1 ELSE 0 END) OVER (PARTITION BY patient_id ORDER BY date) AS ep FROM a),
    e AS (SELECT patient_id, ep, max(date) + 30 - min(date) AS len FROM b GROUP BY patient_id, ep)
    SELECT count(*) AS episodes, avg(len) AS mean_len FROM e
    """,
    PlainBytesOfARow: 16)
{
    public override IReadOnlyList<string> Columns => ["date", "atc"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var answer = await data.Events<Dispensing>().Where(d => d.Atc.StartsWith("B01A"))
            .Episodes(d => 30, grace: 30)
            .AggregateAsync(r => new { Episodes = r.Count(), Days = r.Average(e => e.End.DayNumber - e.Start.DayNumber + 1) }, options, cancellation);
        return [AnswerText.Row([answer.Episodes, answer.Days])];
    }
}
