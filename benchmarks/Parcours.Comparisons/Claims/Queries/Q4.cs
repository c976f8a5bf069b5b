namespace Parcours.Comparisons.Claims.Queries;

/// <summary>Amounts by patient: the ten greatest, and how they spread.</summary>
internal sealed record Q4() : ClaimsQuery(
    "q4",
    "amount by patient, top 10 and histogram",
    """
    WITH t AS MATERIALIZED (SELECT patient_id, sum(amount_cents) AS s FROM dispensing GROUP BY patient_id)
    (SELECT 'top' AS k, patient_id AS a, s AS b FROM t ORDER BY s DESC, patient_id LIMIT 10)
    UNION ALL
    (SELECT 'hist', s // 100000, count(*) FROM t GROUP BY 2 ORDER BY 2)
    """,
    PlainBytesOfARow: 12);
