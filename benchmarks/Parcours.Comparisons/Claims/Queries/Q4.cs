using Parcours.Comparisons.Peers;

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
    PlainBytesOfARow: 12)
{
    public override IReadOnlyList<string> Columns => ["amount_cents"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var patients = data.Table<Dispensing>()
            .GroupBy(d => d.PatientId)
            .Select(p => new { Patient = p.Key, Amount = p.Sum(d => d.AmountCents) });
        var top = await patients.OrderByDescending(p => p.Amount).ThenBy(p => p.Patient).Take(10).ToListAsync(options, cancellation);
        var histogram = await patients.GroupBy(p => p.Amount / 100000).Select(h => new { Bin = h.Key, Patients = h.Count() }).OrderBy(h => h.Bin).ToListAsync(options, cancellation);
        return [.. top.Select(t => AnswerText.Row(["top", t.Patient, t.Amount])), .. histogram.Select(h => AnswerText.Row(["hist", h.Bin, h.Patients]))];
    }
}
