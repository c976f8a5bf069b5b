namespace Parcours.Snds.Synthetic;

/// <summary>Why somebody goes to hospital.</summary>
/// <param name="Diagnosis">The main diagnosis.</param>
/// <param name="Group">The root of the GHM, five characters.</param>
/// <param name="FirstAge">The first age at which it happens.</param>
/// <param name="LastAge">The last.</param>
/// <param name="Sex">1, 2, or 0 for both.</param>
/// <param name="Weight">How often.</param>
/// <param name="Nights">The usual number of nights.</param>
internal sealed record StayReason(string Diagnosis, string Group, int FirstAge, int LastAge, int Sex, int Weight, int Nights)
{
    public static IReadOnlyList<StayReason> All { get; } =
    [
        .. ReferenceData.Read("stays", 7).Select(words => new StayReason(
            words[0], words[1], ReferenceData.Number(words[2]), ReferenceData.Number(words[3]), ReferenceData.Number(words[4]), ReferenceData.Number(words[5]), ReferenceData.Number(words[6]))),
    ];

    /// <summary>Draws a reason that fits an age and a sex.</summary>
    public static StayReason Draw(int age, int sex, ref Dice dice)
    {
        int total = 0;
        foreach (StayReason reason in All)
        {
            total += reason.Fits(age, sex) ? reason.Weight : 0;
        }

        int at = dice.Below(total);
        foreach (StayReason reason in All)
        {
            if (reason.Fits(age, sex) && (at -= reason.Weight) < 0)
            {
                return reason;
            }
        }

        return All[^1];
    }

    private bool Fits(int age, int sex) => age >= FirstAge && age <= LastAge && (Sex == 0 || Sex == sex);
}
