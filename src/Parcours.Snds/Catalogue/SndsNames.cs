namespace Parcours;

/// <summary>Names of what the import adds.</summary>
public static class SndsNames
{
    /// <summary>Added to every table with patients: the person, named by the smallest of his or her <c>BEN_IDT_ANO</c>.</summary>
    public const string Patient = "PARCOURS_PATIENT";

    /// <summary>Added to tables that have details: the number of the line, in the order of the delivery.</summary>
    public const string Line = "PARCOURS_LINE";

    /// <summary>Added to detail tables: the <see cref="Line"/> of the parent.</summary>
    public const string Parent = "PARCOURS_PARENT";

    /// <summary>Added to tables that get their date from elsewhere: the date of care of the parent, the entry of the stay.</summary>
    public const string Time = "PARCOURS_TIME";

    /// <summary>Added to tables of stays: the exit of the stay.</summary>
    public const string End = "PARCOURS_END";

    /// <summary>Added to yearly tables: the year in the name of the file, since keys of stays are unique within it only.</summary>
    public const string Year = "PARCOURS_YEAR";

    /// <summary>The table that the import adds: one row a person.</summary>
    public const string Persons = "PARCOURS_PERSONS";

    /// <summary>In <see cref="Persons"/>: how many pairs of PSA and rank the person has.</summary>
    public const string Identifiers = "PARCOURS_IDENTIFIERS";

    /// <summary>In <see cref="Persons"/>: whether one of the person's numbers is certified.</summary>
    public const string Certified = "PARCOURS_CERTIFIED";

    /// <summary>In <see cref="Persons"/>: whether one of the person's PSA belongs to other persons too.</summary>
    public const string SharedPsa = "PARCOURS_SHARED_PSA";

    /// <summary>The pseudonym of the person who opened the right to care.</summary>
    internal const string Psa = "BEN_NIR_PSA";

    /// <summary>The rank of the beneficiary under that pseudonym.</summary>
    internal const string Rank = "BEN_RNG_GEM";

    /// <summary>The pseudonym of the person himself or herself, where it is known.</summary>
    internal const string NirAno = "BEN_NIR_ANO";

    /// <summary>The usual identifier of analyses.</summary>
    internal const string IdtAno = "BEN_IDT_ANO";

    /// <summary>The identifier of persons in the EGB.</summary>
    internal const string EgbPerson = "BEN_NIR_IDT";

    /// <summary>The pseudonym in the chaining tables of hospitals.</summary>
    internal const string ChainNir = "NIR_ANO_17";
}
