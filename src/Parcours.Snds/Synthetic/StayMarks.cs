namespace Parcours.Snds.Synthetic;

/// <summary>The traps that a stay is laid into.</summary>
/// <param name="Fictive">Its identifier stands for nobody.</param>
/// <param name="Error">Its group is one of error.</param>
/// <param name="Service">It is a service for another hospital, and says so by its kind.</param>
/// <param name="ServiceByMode">It is a service for another hospital, and says so by the way in (1) or out (2) alone; 0 when it is not.</param>
/// <param name="ServiceGroup">The group of a séance that another hospital gives as a service, which counts all the same; null for others.</param>
/// <param name="Generated">Software of the hospital made it.</param>
/// <param name="Unpaid">Nobody pays for it.</param>
/// <param name="BadReturn">Which return code is not 0; -1 for none.</param>
internal readonly record struct StayMarks(bool Fictive, bool Error, bool Service, int ServiceByMode, string? ServiceGroup, bool Generated, bool Unpaid, int BadReturn)
{
    /// <summary>How many return codes a stay has.</summary>
    public const int ReturnCodes = 9;

    private static readonly string[] ServiceGroups = ["28Z14Z", "28Z15Z", "28Z16Z"];

    /// <summary>Whether the stay is a service that counts twice.</summary>
    public bool IsService => ServiceGroup is null && (Service || ServiceByMode > 0);

    /// <summary>Draws the traps of a stay. The first four are drawn with the dice of the stay.</summary>
    public static StayMarks Draw(TrapRates traps, Stay stay, ref Dice dice, ref Dice quality)
    {
        bool fictive = dice.Chance(traps.FictiveStay);
        bool error = dice.Chance(traps.GroupError);
        bool service = dice.Chance(traps.ServiceStay);
        bool bad = dice.Chance(traps.BadReturnCode);
        int mode = quality.Chance(traps.ServiceByMode) ? stay.Dead ? 1 : quality.Between(1, 2) : 0;
        bool session = quality.Chance(traps.ServiceSession);
        string? group = session && stay.Sessions > 0 && !error ? ServiceGroups[quality.Below(ServiceGroups.Length)] : null;
        int which = quality.Below(ReturnCodes);
        return new StayMarks(fictive, error, service, mode, group, quality.Chance(traps.GeneratedStay), quality.Chance(traps.Unpaid), bad ? which : -1);
    }

    /// <summary>Counts the traps of a stay whose rows have some keys.</summary>
    public void Count(Tally tally, ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            tally.Plant("fictive identifiers of stays", key, Fictive);
            tally.Plant("stays in error groups", key, Error);
            tally.Plant("stays that are services", key, Service && ServiceGroup is null);
            tally.Plant("stays that are services, by kind or mode", key, IsService);
            tally.Plant("séances given as services", key, ServiceGroup is not null);
            tally.Plant("generated stays", key, Generated);
            tally.Plant("stays that nobody pays for", key, Unpaid);
            tally.Plant("stays with a bad return code", key, BadReturn >= 0);
        }
    }
}
