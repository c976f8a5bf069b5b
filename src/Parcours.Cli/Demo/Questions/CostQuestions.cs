using Parcours.Cli.Demo.Records;

namespace Parcours.Cli.Demo.Questions;

/// <summary>Questions about money.</summary>
internal static class CostQuestions
{
    /// <summary>Lines for information (71) are no cost; a comparison with a missing qualifier keeps the line, as it should.</summary>
    public static UntypedQuery CostPerPatientYear(Dataset data)
    {
        var patientYears =
            from c in data.Table<Claim>()
            where c.Qualifier != 71 && c.Day != null
            group c by new { c.Patient, c.Day!.Value.Year } into g
            select new { g.Key.Year, Cost = g.Sum(c => c.Paid) };
        var years =
            from p in patientYears
            group p by p.Year into g
            select new
            {
                Year = g.Key,
                Patients = g.Count(),
                Mean = g.Average(p => p.Cost),
                Median = g.Quantile(p => p.Cost, 0.5),
                P90 = g.Quantile(p => p.Cost, 0.9),
                P99 = g.Quantile(p => p.Cost, 0.99),
            };
        return years.AsUntyped();
    }
}
