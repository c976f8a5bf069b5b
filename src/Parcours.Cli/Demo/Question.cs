namespace Parcours.Cli.Demo;

/// <summary>A question of the demo.</summary>
/// <param name="Title">The question in words.</param>
/// <param name="Ask">The query, written with the public typed API.</param>
internal sealed record Question(string Title, Func<Dataset, UntypedQuery> Ask)
{
    /// <summary>The eight questions, from the simple to the telling.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new("Which drug classes cost most, and in which month?", Questions.DrugQuestions.SpendByClassAndMonth),
        new("How many patients take each drug class?", Questions.DrugQuestions.PatientsByClass),
        new("Which packs are dispensed most?", Questions.DrugQuestions.TopPacks),
        new("What brings people to hospital, by diagnosis chapter?", Questions.HospitalQuestions.StaysByChapter),
        new("What does a patient cost a year?", Questions.CostQuestions.CostPerPatientYear),
        new("Of what age and sex are new diabetics?", Questions.PatientQuestions.NewDiabetics),
        new("How many die within a year of their first stay for heart or brain?", Questions.PatientQuestions.DeathsWithinAYear),
        new("How many lines does each quality rule remove?", Questions.QualityQuestions.RemovedByRule),
    ];
}
