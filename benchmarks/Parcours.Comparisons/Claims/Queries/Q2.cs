namespace Parcours.Comparisons.Claims.Queries;

/// <summary>A class of drugs by month: amounts and distinct patients.</summary>
internal sealed record Q2() : ClaimsQuery(
    "q2",
    "ATC prefix by month, distinct patients",
    """
    SELECT year(date) AS y, month(date) AS m, sum(amount_cents) AS amount, count(DISTINCT patient_id) AS patients
    FROM dispensing WHERE atc LIKE 'B01A%' GROUP BY 1, 2 ORDER BY 1, 2
    """,
    PlainBytesOfARow: 18);
