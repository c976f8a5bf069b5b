using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>The last dispensing before each stay.</summary>
internal sealed record Q6() : ClaimsQuery(
    "q6",
    "last dispensing before each stay (as-of)",
    """
    SELECT count(*) AS n, count(d.date) AS matched, sum(s.entry - d.date) AS days
    FROM stay s ASOF LEFT JOIN dispensing d ON s.patient_id = d.patient_id AND s.entry > d.date
    """,
    PlainBytesOfARow: 12)
{
    public override IReadOnlyList<string> Columns => ["date"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var answer = await data.Intervals<Stay>()
            .AsOf(data.Events<Dispensing>(), s => s.Entry, AsOf.Before, (s, d) => new { Matched = d != null, Days = d != null ? s.Entry.DayNumber - d.Date.DayNumber : 0 })
            .AggregateAsync(r => new { Stays = r.Count(), Matched = r.Count(s => s.Matched), Days = r.Sum(s => s.Days) }, options, cancellation);
        return [AnswerText.Row([answer.Stays, answer.Matched, answer.Days])];
    }
}
