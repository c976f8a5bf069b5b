using Parcours.Cli.Demo.Records;

namespace Parcours.Cli.Demo.Questions;

/// <summary>Questions that follow patients over time.</summary>
internal static class PatientQuestions
{
    private static readonly string[] HeartAndBrain = ["I21", "I22", "I50", "I60", "I61", "I63", "I64"];

    /// <summary>New is who has a first antidiabetic after the first year of the data: that year is the washout.</summary>
    public static UntypedQuery NewDiabetics(Dataset data)
    {
        var first =
            from d in data.Table<Dispensing>()
            join pack in data.Table<Pack>() on d.Cip equals pack.Cip
            where pack.Atc!.StartsWith("A10") && d.Day != null && d.Boxes > 0
            group d by d.Patient into g
            select new { Patient = g.Key, Day = g.Min(d => d.Day) };
        var washout = new DateOnly(new GeneratorOptions { Folder = "" }.FirstYear + 1, 1, 1);
        var ages =
            from f in first
            where f.Day >= washout
            join person in data.Table<Person>() on f.Patient equals person.Patient
            where person.BirthYear != null
            group f by new { FromAge = (f.Day!.Value.Year - person.BirthYear!.Value) / 10 * 10, person.Sex } into g
            select new { g.Key.FromAge, g.Key.Sex, Patients = g.Count() };
        return ages.AsUntyped();
    }

    public static UntypedQuery DeathsWithinAYear(Dataset data)
    {
        var first =
            from s in data.Table<Stay>()
            where s.Diagnosis!.Substring(0, 3).In(HeartAndBrain) && s.Exit != null
            group s by new { s.Patient, Reason = s.Diagnosis!.Substring(0, 3) } into g
            select new { g.Key.Patient, g.Key.Reason, Exit = g.Min(s => s.Exit) };
        var deaths =
            from f in first
            join person in data.Table<Person>() on f.Patient equals person.Patient
            group new { Dead = person.Death != null && person.Death.Value.DayNumber - f.Exit!.Value.DayNumber <= 365 } by f.Reason into g
            select new { Diagnosis = g.Key, Patients = g.Count(), Deaths = g.Count(p => p.Dead) };
        return deaths.AsUntyped();
    }
}
