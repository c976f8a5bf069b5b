namespace Parcours.Snds.Linkage;

/// <summary>Counts what the identities of a delivery are like.</summary>
internal static class PersonReport
{
    public static LinkageReport Of(PersonIndex persons)
    {
        long several = 0;
        foreach (ref readonly PersonFacts person in persons.Facts)
        {
            several += person.Rows > 1 ? 1 : 0;
        }

        (long shared, long twins) = Shared(persons);
        return new LinkageReport
        {
            Persons = persons.Count,
            Beneficiaries = persons.NodeCount,
            PersonsWithSeveral = several,
            SharedPsa = shared,
            IndistinctTwins = twins,
            DuplicateBeneficiaries = persons.DuplicateRows,
            ConflictingPersons = persons.Conflicts,
        };
    }

    private static (long Shared, long Twins) Shared(PersonIndex persons)
    {
        long shared = 0;
        var twins = new HashSet<int>();
        for (int psa = 0; psa < persons.Members.Count; psa++)
        {
            ReadOnlySpan<int> those = persons.Members[psa];
            if (those.Length < 2)
            {
                continue;
            }

            shared++;
            for (int i = 0; i < those.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (AreAlike(persons.Facts[those[i]], persons.Facts[those[j]]))
                    {
                        twins.Add(those[i]);
                        twins.Add(those[j]);
                    }
                }
            }
        }

        return (shared, twins.Count);
    }

    private static bool AreAlike(in PersonFacts a, in PersonFacts b) =>
        a.Sex != 0 && a.BirthYear != 0 && (a.Sex, a.BirthYear, a.BirthMonth) == (b.Sex, b.BirthYear, b.BirthMonth);
}
