namespace Parcours;

/// <summary>The Charlson index of a person at a day.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Date">The day.</param>
/// <param name="Comorbidities">What was found.</param>
/// <param name="Score">The sum of the weights; of a mild and a severe form of one illness the severe one counts.</param>
/// <param name="Age">The age in years: the year of the day less the year of birth; null when that is not known.</param>
/// <param name="AgeScore">The score with a point for each decade from 50 on, 4 at most; the score alone when the age is not known.</param>
/// <param name="Level">The age-adjusted score in four levels: 0 for 0, 1 for 1 and 2, 2 for 3 and 4, 3 for 5 and more.</param>
public sealed record SndsCharlson(string Patient, DateOnly? Date, SndsComorbidities Comorbidities, int Score, int? Age, int AgeScore, int Level);
