using Parcours.Comparisons.Peers;

namespace Parcours.Comparisons.Claims.Queries;

/// <summary>What is dispensed in the 90 days after a stay for infarction.</summary>
internal sealed record Q5() : ClaimsQuery(
    "q5",
    "drugs in the 90 days after an infarction",
    """
    SELECT substr(d.atc, 1, 4) AS atc4, count(*) AS n
    FROM stay s JOIN dispensing d ON d.patient_id = s.patient_id AND d.date BETWEEN s.exit AND s.exit + 90
    WHERE s.main_diagnosis LIKE 'I21%' GROUP BY 1 ORDER BY n DESC, atc4
    """,
    PlainBytesOfARow: 16)
{
    public override IReadOnlyList<string> Columns => ["date", "atc"];

    public override async Task<IReadOnlyList<string>> AskAsync(Dataset data, RunOptions options, CancellationToken cancellation)
    {
        var classes = await data.Intervals<Stay>().Where(s => s.MainDiagnosis.StartsWith("I21"))
            .JoinWithin(data.Events<Dispensing>(), s => s.Exit, Window.Days(0, 90), (s, d) => d.Atc.Substring(0, 4))
            .GroupBy(atc4 => atc4)
            .Select(g => new { Atc4 = g.Key, Dispensings = g.Count() })
            .OrderByDescending(g => g.Dispensings).ThenBy(g => g.Atc4)
            .ToListAsync(options, cancellation);
        return [.. classes.Select(c => AnswerText.Row([c.Atc4, c.Dispensings]))];
    }
}
