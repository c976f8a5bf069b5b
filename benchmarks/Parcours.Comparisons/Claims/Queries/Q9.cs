using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>Stays that the next stay follows within thirty days.</summary>
internal sealed record Q9() : ClaimsQuery(
    "q9",
    "readmission within 30 days",
    """
    SELECT count(*) AS stays, sum(CASE WHEN nx - exit BETWEEN 0 AND 30 THEN 1 ELSE 0 END) AS readm
    FROM (SELECT exit, lead(entry) OVER (PARTITION BY patient_id ORDER BY entry, exit) AS nx FROM stay)
    """,
    PlainBytesOfARow: 16)
{
    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var answer = await data.Intervals<Stay>()
            .Next((s, next) => new { Readmitted = next != null && next.Entry >= s.Exit && next.Entry <= s.Exit!.Value.AddDays(30) })
            .AggregateAsync(r => new { Stays = r.Count(), Readmitted = r.Count(s => s.Readmitted) }, options, cancellation);
        return [AnswerText.Row([answer.Stays, answer.Readmitted])];
    }
}
