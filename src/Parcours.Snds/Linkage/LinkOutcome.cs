namespace Parcours.Snds.Linkage;

/// <summary>What stands in the place of a person when a row finds none, and how a report says it.</summary>
internal static class LinkOutcome
{
    public const int NoPerson = PersonIndex.Unknown;
    public const int SeveralPersons = PersonIndex.Several;
    public const int Fictive = -3;
    public const int NoParent = -4;
    public const int NoStay = -5;
    public const int ParentWithoutPerson = -6;
    public const int NoKey = -7;

    /// <summary>A short fixed phrase without any value of the data.</summary>
    public static string Reason(int outcome) => outcome switch
    {
        NoPerson => "no person of that identifier",
        SeveralPersons => "several persons share that identifier",
        Fictive => "fictive identifier",
        NoParent => "no parent line of that key in this delivery",
        NoStay => "no chaining line of that stay",
        ParentWithoutPerson => "the parent line has no patient",
        NoKey => "no value in a column of the key",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
