using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>Thirty days of exposure from each dispensing, where they overlap a stay.</summary>
internal sealed record Q7() : ClaimsQuery(
    "q7",
    "exposures that overlap stays",
    """
    SELECT count(*) AS n, sum(least(d.date + 30, s.exit + 1) - greatest(d.date, s.entry)) AS days
    FROM dispensing d JOIN stay s ON s.patient_id = d.patient_id AND d.date <= s.exit AND d.date + 30 > s.entry
    """,
    PlainBytesOfARow: 12)
{
    public override IReadOnlyList<string> Columns => ["date"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        IntervalQuery<Dispensing> exposures = data.Table<Dispensing>().AsIntervals(d => d.PatientId, d => d.Date, d => d.Date.AddDays(29));
        var answer = await data.Intervals<Stay>()
            .JoinOverlapping(exposures, (s, d, shared) => shared.Days)
            .AggregateAsync(r => new { Pairs = r.Count(), Days = r.Sum(days => days) }, options, cancellation);
        return [AnswerText.Row([answer.Pairs, answer.Days])];
    }
}
