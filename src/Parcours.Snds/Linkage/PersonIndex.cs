namespace Parcours.Snds.Linkage;

/// <summary>The persons of a delivery: from PSA and rank, from PSA alone where it is one person's, from the identifier of analyses.</summary>
internal sealed class PersonIndex(
    KeyIndex nodes, int[] nodePersons, KeyIndex psas, PsaMembers members, KeyIndex identifiers, int[] identifierPersons, TextStore names, PersonFacts[] facts)
{
    /// <summary>No such person.</summary>
    public const int Unknown = -1;

    /// <summary>The PSA belongs to several persons.</summary>
    public const int Several = -2;

    /// <summary>How many persons there are.</summary>
    public int Count => facts.Length;

    /// <summary>How many pairs of PSA and rank there are.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>The persons of each PSA.</summary>
    public PsaMembers Members => members;

    /// <summary>What is known of each person.</summary>
    public ReadOnlySpan<PersonFacts> Facts => facts;

    /// <summary>Rows of the referential whose PSA and rank an earlier row has.</summary>
    public long DuplicateRows { get; init; }

    /// <summary>Persons whose rows disagree on sex or year of birth.</summary>
    public long Conflicts { get; init; }

    /// <summary>The smallest identifier of a person, in UTF-8.</summary>
    public ReadOnlySpan<byte> NameOf(int person) => names[person];

    /// <summary>The person of a PSA and a rank.</summary>
    public int OfBeneficiary(UInt128 psa, UInt128 rank)
    {
        UInt128 key = KeyHasher.Pair(psa, rank);
        int node = key == UInt128.Zero ? -1 : nodes.Find(key);
        return node < 0 ? Unknown : nodePersons[node];
    }

    /// <summary>The person of an identifier of analyses.</summary>
    public int OfIdentifier(UInt128 identifier)
    {
        int entry = identifier == UInt128.Zero ? -1 : identifiers.Find(identifier);
        return entry < 0 ? Unknown : identifierPersons[entry];
    }

    /// <summary>The person of a PSA without rank: <see cref="Several"/> when it is shared, with its number.</summary>
    public int OfPsa(UInt128 psa, out int number)
    {
        number = psa == UInt128.Zero ? -1 : psas.Find(psa);
        if (number < 0)
        {
            return Unknown;
        }

        ReadOnlySpan<int> those = members[number];
        return those.Length == 1 ? those[0] : Several;
    }

    /// <summary>The one person of a PSA with a sex and an age in a year; <see cref="Several"/> when none or several fit.</summary>
    /// <param name="number">The number of the PSA.</param>
    /// <param name="sex">1 or 2, or 0 when it is not known.</param>
    /// <param name="year">The year in which the age was reached, or the next.</param>
    /// <param name="age">The age in full years, or -1 when it is not known.</param>
    public int OfPsa(int number, int sex, int year, int age)
    {
        int found = Several;
        foreach (int person in members[number])
        {
            ref readonly PersonFacts one = ref facts[person];
            bool sexFits = sex == 0 || one.Sex == 0 || one.Sex == sex;

            // Whoever is N in a year was born N or N + 1 years before.
            bool ageFits = age < 0 || year == 0 || one.BirthYear == 0 || year - age - one.BirthYear is 0 or 1;
            if (sexFits && ageFits)
            {
                if (found >= 0)
                {
                    return Several;
                }

                found = person;
            }
        }

        return found;
    }
}
