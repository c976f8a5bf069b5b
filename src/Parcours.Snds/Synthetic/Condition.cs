namespace Parcours.Snds.Synthetic;

/// <summary>A chronic condition, and what it brings about in the claims of who has it.</summary>
/// <param name="Diagnosis">Its diagnosis, ICD-10.</param>
/// <param name="Prevalence">How many have it under 18, 40, 60, 75, and above.</param>
/// <param name="MenToWomen">How many men have it for one woman.</param>
internal sealed record Condition(string Diagnosis, double[] Prevalence, double MenToWomen)
{
    /// <summary>Classes of drugs, each with the share of the ill who take it.</summary>
    public (string Atc, double Share)[] Drugs { get; init; } = [];

    /// <summary>Laboratory tests, each with how often a year.</summary>
    public (string Code, double AYear)[] Tests { get; init; } = [];

    /// <summary>Specialty of the physician who follows it, and visits a year.</summary>
    public (int Specialty, double AYear) Visits { get; init; }

    /// <summary>The number of the long-term disease, or 0, and the share of the ill who have it recognised.</summary>
    public (int Number, double Share) LongTerm { get; init; }

    /// <summary>Main diagnoses and groups of its stays, and how many a year.</summary>
    public (string Diagnosis, string Group, int Nights, double AYear)[] Stays { get; init; } = [];

    /// <summary>By how much it multiplies the risk of death.</summary>
    public double Risk { get; init; } = 1;

    /// <summary>The cause of death it may be, ICD-10.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Séances a year, in a hospital: chemotherapy, dialysis.</summary>
    public (string Group, string Diagnosis, double AYear) Sessions { get; init; } = ("", "", 0);

    public double PrevalenceAt(int age, int sex)
    {
        int band = age < 18 ? 0 : age < 40 ? 1 : age < 60 ? 2 : age < 75 ? 3 : 4;
        return Prevalence[band] * 2 * (sex == 1 ? MenToWomen : 1) / (1 + MenToWomen);
    }
}
