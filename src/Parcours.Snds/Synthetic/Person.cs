namespace Parcours.Snds.Synthetic;

/// <summary>A made-up person: who he or she is, and how long.</summary>
internal sealed class Person
{
    public required long Number { get; init; }

    /// <summary>1 for men, 2 for women.</summary>
    public required int Sex { get; init; }

    /// <summary>Days since 1970-01-01.</summary>
    public required int Birth { get; init; }

    public required byte[] Department { get; init; }

    public required byte[] Commune { get; init; }

    /// <summary>The person's own pseudonym, or null when it is not known.</summary>
    public byte[]? NirAno { get; init; }

    /// <summary>Rows of the referential, by first use.</summary>
    public List<Identity> Identities { get; } = [];

    /// <summary>The conditions with the day of their onset.</summary>
    public List<(Condition Condition, int Onset)> Conditions { get; } = [];

    /// <summary>The day of death, or <see cref="int.MaxValue"/>.</summary>
    public int Death { get; set; } = int.MaxValue;

    /// <summary>The condition that caused the death, or null.</summary>
    public Condition? Cause { get; set; }

    /// <summary>The first day with all costs borne, or <see cref="int.MaxValue"/>.</summary>
    public int FullCoverFrom { get; set; } = int.MaxValue;

    /// <summary>The last day of care.</summary>
    public int LastCare { get; set; } = int.MinValue;

    /// <summary>How faithfully treatments are taken, 0 to 1.</summary>
    public double Adherence { get; set; }

    /// <summary>Whether the complementary cover for low incomes applies.</summary>
    public bool LowIncome { get; set; }

    public int BirthYear => Days.Date(Birth).Year;

    /// <summary>Full years at a day.</summary>
    public int AgeAt(int day)
    {
        DateOnly birth = Days.Date(Birth);
        DateOnly at = Days.Date(day);
        int years = at.Year - birth.Year;
        return at.Month < birth.Month || (at.Month == birth.Month && at.Day < birth.Day) ? years - 1 : years;
    }

    public bool Has(Condition condition, int day)
    {
        foreach ((Condition one, int onset) in Conditions)
        {
            if (ReferenceEquals(one, condition) && onset <= day)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The row in use at a day.</summary>
    public Identity At(int day)
    {
        Identity found = Identities[0];
        foreach (Identity identity in Identities)
        {
            found = identity.From <= day ? identity : found;
        }

        return found;
    }
}
