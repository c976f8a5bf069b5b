using System.Globalization;
using System.Text;

namespace Parcours.Snds.Synthetic;

/// <summary>Makes the persons of a chunk: alone, as a couple or as a family under one opener, with the identities that they have.</summary>
internal sealed class HouseholdBuilder(GeneratorOptions options, Tally tally)
{
    private static readonly double[] AdultAges = [18, 16, 17, 17, 15, 10, 6, 1.2];
    private static readonly (string Department, double Weight)[] Departments =
    [
        ("075", 32), ("013", 30), ("069", 28), ("059", 39), ("033", 24), ("031", 20), ("044", 21), ("092", 24), ("093", 25), ("094", 21), ("078", 21), ("091", 19),
        ("077", 21), ("095", 18), ("062", 22), ("076", 19), ("067", 17), ("038", 19), ("034", 17), ("006", 16), ("035", 16), ("029", 14), ("083", 16), ("02A", 3),
        ("02B", 3), ("971", 6), ("974", 13), ("099", 1),
    ];

    private static readonly double[] DepartmentWeights = [.. Departments.Select(one => one.Weight)];

    private readonly int _start = Days.Of(options.FirstYear, 1, 1);
    private readonly int _end = Days.Of(options.FirstYear + options.Years, 1, 1) - 1;

    /// <summary>The persons of a range of numbers, the same whatever thread asks.</summary>
    public List<Person> Build(long first, int count)
    {
        var persons = new List<Person>(count);
        while (persons.Count < count)
        {
            var dice = new Dice(options.Seed, first + persons.Count, DiceStream.Household);
            double kind = dice.Unit();
            if (kind < 0.16)
            {
                Family(persons, first, count, ref dice);
            }
            else
            {
                Couple(persons, first, count, spouse: kind < 0.25, ref dice);
            }
        }

        return persons;
    }

    private void Couple(List<Person> persons, long first, int count, bool spouse, ref Dice dice)
    {
        int age = 18 + (dice.Pick(AdultAges) * 10) + dice.Below(12);
        age = Math.Min(age, 104);
        Person opener = Make(first + persons.Count, _start - BirthOffset(age, ref dice), dice.Between(1, 2), ref dice);
        Open(opener, rank: 1, persons);
        if (spouse && persons.Count < count)
        {
            Person other = Make(first + persons.Count, opener.Birth + dice.Between(-2000, 2000), 3 - opener.Sex, ref dice, opener);
            Join(other, opener, rank: 2, persons);
        }
    }

    private void Family(List<Person> persons, long first, int count, ref Dice dice)
    {
        Person opener = Make(first + persons.Count, _start - BirthOffset(dice.Between(26, 48), ref dice), dice.Chance(0.6) ? 2 : 1, ref dice);
        Open(opener, rank: 1, persons);
        int children = 1 + dice.Pick([35, 43, 22]);
        bool twins = children > 1 && dice.Chance(options.Traps.Twins);
        Person? before = null;
        for (int child = 0; child < children && persons.Count < count; child++)
        {
            bool twin = twins && child == 1;
            int birth = twin ? before!.Birth : _start - BirthOffset(dice.Between(0, 16), ref dice);
            int sex = twin && dice.Chance(0.33) ? before!.Sex : dice.Between(1, 2);
            Person person = Make(first + persons.Count, birth, sex, ref dice, opener);
            if (twin)
            {
                tally.Add("twin pairs", 1);
                tally.Add("same-sex twin pairs", sex == before!.Sex ? 1 : 0);
            }

            Join(person, opener, rank: 3 + child, persons);
            before = person;
        }
    }

    private static int BirthOffset(int age, ref Dice dice) => (age * 365) + (age / 4) + dice.Below(365);

    private Person Make(long number, int birth, int sex, ref Dice dice, Person? like = null)
    {
        var own = new Dice(options.Seed, number, DiceStream.Identity);
        byte[] department = like?.Department ?? Encoding.ASCII.GetBytes(Departments[dice.Pick(DepartmentWeights)].Department);
        return new Person
        {
            Number = number,
            Sex = sex,
            Birth = birth,
            Department = department,
            Commune = like?.Commune ?? Encoding.ASCII.GetBytes((1 + dice.Below(300)).ToString("D3", CultureInfo.InvariantCulture)),
            NirAno = own.Chance(options.Traps.NoNirAno) ? null : Name(number, 0),
        };
    }

    /// <summary>An opener of an own right, under one PSA or one after the other.</summary>
    private void Open(Person person, int rank, List<Person> persons)
    {
        var dice = new Dice(options.Seed, ~person.Number, DiceStream.Identity);
        bool provisional = dice.Chance(options.Traps.Provisional);
        string state = provisional ? dice.Chance(0.5) ? "03" : "04" : "00";
        person.Identities.Add(new Identity(Name(person.Number, 1), rank, state, int.MinValue) { Family = [person] });
        if (!provisional && person.NirAno is not null && dice.Chance(options.Traps.SeveralPsa))
        {
            // The number was provisional at first, or the opener was another one.
            person.Identities[0] = person.Identities[0] with { Certified = dice.Chance(0.4) ? "04" : "00" };
            person.Identities.Add(new Identity(Name(person.Number, 2), rank, "00", dice.Between(_start, _end)) { Family = [person] });
            tally.Add("persons with several PSA", 1);
        }

        Finish(person, persons);
    }

    /// <summary>A spouse or a child under the first PSA of the opener; some get a PSA of their own later.</summary>
    private void Join(Person person, Person opener, int rank, List<Person> persons)
    {
        var dice = new Dice(options.Seed, ~person.Number, DiceStream.Identity);
        Identity shared = opener.Identities[0];
        shared.Family.Add(person);
        person.Identities.Add(new Identity(shared.Psa, rank, "00", int.MinValue) { Family = shared.Family });
        if (person.NirAno is not null && dice.Chance(options.Traps.SeveralPsa))
        {
            person.Identities.Add(new Identity(Name(person.Number, 2), 1, "00", dice.Between(_start, _end)) { Family = [person] });
            tally.Add("persons with several PSA", 1);
        }

        tally.Add("PSA of several persons", shared.Family.Count == 2 ? 1 : 0);
        Finish(person, persons);
    }

    private void Finish(Person person, List<Person> persons)
    {
        tally.Add("persons", 1);
        tally.Add("persons without BEN_NIR_ANO", person.NirAno is null ? 1 : 0);
        tally.Add("provisional numbers", person.Identities.Count(identity => identity.Certified != "00"));
        persons.Add(person);
    }

    /// <summary>A pseudonym of 17 letters and digits.</summary>
    private byte[] Name(long number, int kind)
    {
        const string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var dice = new Dice(options.Seed, (number * 4) + kind, DiceStream.Name);
        byte[] name = new byte[17];
        for (int i = 0; i < name.Length; i++)
        {
            // The first is a letter, so that no pseudonym looks like a number.
            name[i] = (byte)signs[dice.Below(i == 0 ? 52 : signs.Length)];
        }

        return name;
    }
}
