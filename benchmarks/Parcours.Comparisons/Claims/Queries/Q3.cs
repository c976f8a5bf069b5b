using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>The hundred packs that cost most.</summary>
internal sealed record Q3() : ClaimsQuery(
    "q3",
    "top 100 packs",
    "SELECT cip13, sum(amount_cents) AS amount, count(*) AS n FROM dispensing GROUP BY cip13 ORDER BY amount DESC, cip13 LIMIT 100",
    PlainBytesOfARow: 12)
{
    public override IReadOnlyList<string> Columns => ["cip13", "amount_cents"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var packs = await data.Table<Dispensing>()
            .GroupBy(d => d.Cip13)
            .Select(p => new { Cip13 = p.Key, Amount = p.Sum(d => d.AmountCents), N = p.Count() })
            .OrderByDescending(p => p.Amount).ThenBy(p => p.Cip13)
            .Take(100)
            .ToListAsync(options, cancellation);
        return [.. packs.Select(p => AnswerText.Row([p.Cip13, p.Amount, p.N]))];
    }
}
