using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>A filter by date, a count and a sum.</summary>
internal sealed record Q1() : ClaimsQuery(
    "q1",
    "filter by date, count and sum",
    "SELECT count(*) AS n, sum(amount_cents) AS amount FROM dispensing WHERE date BETWEEN DATE '2022-01-01' AND DATE '2022-12-31'",
    PlainBytesOfARow: 8)
{
    public override IReadOnlyList<string> Columns => ["date", "amount_cents"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var answer = await data.Table<Dispensing>()
            .Where(d => d.Date >= new DateOnly(2022, 1, 1) && d.Date <= new DateOnly(2022, 12, 31))
            .AggregateAsync(r => new { N = r.Count(), Amount = r.Sum(d => d.AmountCents) }, options, cancellation);
        return [AnswerText.Row([answer.N, answer.Amount])];
    }
}
