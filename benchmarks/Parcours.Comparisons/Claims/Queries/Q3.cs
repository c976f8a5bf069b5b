namespace Parcours.Comparisons.Claims.Queries;

/// <summary>The hundred packs that cost most.</summary>
internal sealed record Q3() : ClaimsQuery(
    "q3",
    "top 100 packs",
    "SELECT cip13, sum(amount_cents) AS amount, count(*) AS n FROM dispensing GROUP BY cip13 ORDER BY amount DESC, cip13 LIMIT 100",
    PlainBytesOfARow: 12);
