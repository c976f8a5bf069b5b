namespace Parcours.Comparisons.Claims.Queries;

/// <summary>A filter by date, a count and a sum.</summary>
internal sealed record Q1() : ClaimsQuery(
    "q1",
    "filter by date, count and sum",
    "SELECT count(*) AS n, sum(amount_cents) AS amount FROM dispensing WHERE date BETWEEN DATE '2022-01-01' AND DATE '2022-12-31'",
    PlainBytesOfARow: 8);
