using Parcours.Cli.Demo.Records;

namespace Parcours.Cli.Demo.Questions;

/// <summary>Questions about stays in hospital.</summary>
internal static class HospitalQuestions
{
    /// <summary>The letter of a diagnosis is its chapter, near enough for a first look.</summary>
    public static UntypedQuery StaysByChapter(Dataset data)
    {
        var chapters =
            from s in data.Table<Stay>()
            where s.Diagnosis != null && s.Entry != null && s.Exit != null && !s.Group!.StartsWith("90")
            group new { s.Patient, Days = s.Exit!.Value.DayNumber - s.Entry!.Value.DayNumber } by s.Diagnosis!.Substring(0, 1) into g
            select new { Chapter = g.Key, Stays = g.Count(), Patients = g.CountDistinct(s => s.Patient), MeanDays = g.Average(s => s.Days) };
        return chapters.OrderByDescending(row => row.Stays).Take(10).AsUntyped();
    }
}
