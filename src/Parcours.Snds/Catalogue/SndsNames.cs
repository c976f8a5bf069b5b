namespace Parcours;

/// <summary>Names of columns that the import adds, and of those that the linkage looks for.</summary>
public static class SndsNames
{
    /// <summary>Added to every table with patients: the person, named by the smallest of his or her <c>BEN_IDT_ANO</c>.</summary>
    public const string Patient = "PARCOURS_PATIENT";

    /// <summary>Added to detail tables: the number of the parent line, from 0 in the order of the delivery.</summary>
    public const string Parent = "PARCOURS_PARENT";

    /// <summary>Added to tables that get their date from elsewhere: the date of care of the parent, the entry of the stay.</summary>
    public const string Time = "PARCOURS_TIME";

    /// <summary>Added to tables of stays: the exit of the stay.</summary>
    public const string End = "PARCOURS_END";

    /// <summary>Added to yearly tables: the year in the name of the file, since keys of stays are unique within it only.</summary>
    public const string Year = "PARCOURS_YEAR";

    /// <summary>The pseudonym of the person who opened the right to care.</summary>
    public const string Psa = "BEN_NIR_PSA";

    /// <summary>The rank of the beneficiary under that pseudonym.</summary>
    public const string Rank = "BEN_RNG_GEM";

    /// <summary>The pseudonym of the person himself or herself, where it is known.</summary>
    public const string NirAno = "BEN_NIR_ANO";

    /// <summary>The usual identifier of analyses.</summary>
    public const string IdtAno = "BEN_IDT_ANO";

    /// <summary>The identifier of persons in the EGB.</summary>
    public const string EgbPerson = "BEN_NIR_IDT";

    /// <summary>The pseudonym in the chaining tables of hospitals.</summary>
    public const string ChainNir = "NIR_ANO_17";
}
