namespace Parcours.Snds.Linkage;

/// <summary>What the referential says of a person, over all of his or her rows.</summary>
internal struct PersonFacts
{
    /// <summary>1 or 2, or 0 when it is not known.</summary>
    public byte Sex;

    /// <summary>1 to 12, or 0 when it is not known.</summary>
    public byte BirthMonth;

    /// <summary>The year, or 0 when it is not known.</summary>
    public short BirthYear;

    /// <summary>Days since 1970-01-01; the latest where rows differ; <see cref="ArrowValues.NoDay"/> for the living.</summary>
    public int Death;

    /// <summary>How many rows the person has.</summary>
    public int Rows;

    /// <summary>Whether one of the rows has a certified number.</summary>
    public bool Certified;

    /// <summary>Whether one of the PSA belongs to other persons too.</summary>
    public bool SharesPsa;
}
