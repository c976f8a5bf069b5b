using System.Text;
using CsCheck;
using Parcours.Snds.Linkage;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Linkage;

public sealed class PersonIndexTests
{
    [Fact]
    public void Persons_are_what_a_walk_over_equal_identifiers_reaches() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 3], Gen.Int[0, 12], Gen.Int[1, 15]).Array[1, 25].Sample(
            rows =>
            {
                var builder = new PersonIndexBuilder();
                foreach ((int psa, int rank, int nir, int idt) in rows)
                {
                    builder.Add(Row(psa, rank, nir, idt), Encoding.UTF8.GetBytes($"{idt:D3}"));
                }

                PersonIndex persons = builder.Build();
                int[] groups = Groups(rows);
                Assert.Equal(groups.Distinct().Count(), persons.Count);
                for (int i = 0; i < rows.Length; i++)
                {
                    int person = persons.OfBeneficiary(Lane(rows[i].Item1), Lane(rows[i].Item2));
                    Assert.Equal(person, persons.OfIdentifier(Lane(100 + rows[i].Item4)));
                    Assert.Equal(Name(rows, groups, groups[i]), Encoding.UTF8.GetString(persons.NameOf(person)));
                    int[] family = [.. Enumerable.Range(0, rows.Length).Where(j => rows[j].Item1 == rows[i].Item1).Select(j => groups[j]).Distinct()];
                    int ofPsa = persons.OfPsa(Lane(rows[i].Item1), out int number);
                    Assert.Equal(family.Length == 1 ? person : PersonIndex.Several, ofPsa);
                    Assert.Equal(family.Length, persons.Members[number].Length);
                }
            },
            iter: Cases.Count(2000));

    [Fact]
    public void Twins_of_one_opener_stay_apart_and_sex_and_age_tell_a_family_apart()
    {
        var builder = new PersonIndexBuilder();
        builder.Add(new Beneficiary(Lane(1), Lane(1), Lane(11), Lane(11), 2, 1980), "mother"u8);
        builder.Add(new Beneficiary(Lane(1), Lane(2), Lane(12), Lane(12), 1, 2010), "twin A"u8);
        builder.Add(new Beneficiary(Lane(1), Lane(3), Lane(13), Lane(13), 1, 2010), "twin B"u8);
        PersonIndex persons = builder.Build();
        Assert.Equal(3, persons.Count);
        Assert.Equal(PersonIndex.Several, persons.OfPsa(Lane(1), out int psa));
        Assert.Equal(0, persons.OfPsa(psa, sex: 2, year: 2019, age: 38));
        Assert.Equal(PersonIndex.Several, persons.OfPsa(psa, sex: 1, year: 2019, age: 8));
        Assert.Equal(PersonIndex.Several, persons.OfPsa(psa, sex: 1, year: 2019, age: 70));
        Assert.Equal(2, PersonReport.Of(persons).IndistinctTwins);
        Assert.Equal(1, PersonReport.Of(persons).SharedPsa);
    }

    [Fact]
    public void A_person_keeps_the_name_that_the_dataset_has_when_a_smaller_one_comes_along()
    {
        var builder = new PersonIndexBuilder(known: new HashSet<UInt128> { KeyLanes.OfText("M"u8) });
        builder.Add(new Beneficiary(Lane(1), Lane(1), Lane(11), Lane(21), 2, 1980), "M"u8);
        builder.Add(new Beneficiary(Lane(2), Lane(1), Lane(11), Lane(22), 2, 1980), "A"u8);
        PersonIndex persons = builder.Build();
        Assert.Equal(1, persons.Count);
        Assert.Equal("M", Encoding.UTF8.GetString(persons.NameOf(0)));
    }

    private static UInt128 Lane(int value) => KeyLanes.OfText(Encoding.UTF8.GetBytes(value.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Beneficiary Row(int psa, int rank, int nir, int idt) => new(Lane(psa), Lane(rank), nir == 0 ? 0 : Lane(100 + nir), Lane(100 + idt), 1, 1950);

    /// <summary>The first row of the person of each row, by repeated passes.</summary>
    private static int[] Groups((int, int, int, int)[] rows)
    {
        int[] groups = [.. Enumerable.Range(0, rows.Length)];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < rows.Length; i++)
            {
                for (int j = 0; j < rows.Length; j++)
                {
                    if (groups[j] < groups[i] && AreOne(rows[i], rows[j]))
                    {
                        (groups[i], changed) = (groups[j], true);
                    }
                }
            }
        }

        return groups;
    }

    private static bool AreOne((int Psa, int Rank, int Nir, int Idt) a, (int Psa, int Rank, int Nir, int Idt) b) =>
        (a.Psa, a.Rank) == (b.Psa, b.Rank) || a.Idt == b.Idt || (a.Nir != 0 && (a.Nir == b.Nir || a.Nir == b.Idt)) || (b.Nir != 0 && b.Nir == a.Idt);

    /// <summary>The smallest identifier among the first rows of each pair of PSA and rank: later ones are duplicates.</summary>
    private static string Name((int, int, int, int)[] rows, int[] groups, int group) =>
        Enumerable.Range(0, rows.Length)
            .Where(i => groups[i] == group && System.Array.FindIndex(rows, row => (row.Item1, row.Item2) == (rows[i].Item1, rows[i].Item2)) == i)
            .Min(i => $"{rows[i].Item4:D3}")!;
}
