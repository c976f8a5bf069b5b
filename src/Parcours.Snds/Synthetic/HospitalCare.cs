namespace Parcours.Snds.Synthetic;

/// <summary>Sends a person to hospital: for conditions, for passing reasons, for the last time; and starts the treatments that follow.</summary>
internal sealed class HospitalCare(GeneratorOptions options, Care care)
{
    /// <summary>What is taken for life after an infarction.</summary>
    private static readonly (string Atc, double Share)[] AfterInfarction = [("C10AA", 0.92), ("B01AC", 0.95), ("C07AB", 0.8), ("C09A", 0.7)];

    private readonly int _start = Days.Of(options.FirstYear, 1, 1);
    private readonly int _end = Days.Of(options.FirstYear + options.Years, 1, 1) - 1;

    public List<Stay> Live(Person person, List<Treatment> treatments)
    {
        var dice = new Dice(options.Seed, person.Number, DiceStream.Hospital);
        var stays = new List<Stay>();
        for (int year = 0; year < options.Years; year++)
        {
            Passing(person, stays, year, ref dice);
            foreach ((Condition condition, int onset) in person.Conditions)
            {
                OfCondition(person, condition, onset, stays, year, ref dice);
            }
        }

        LastStay(person, stays, ref dice);
        stays.RemoveAll(stay => stay.Entry < person.Birth || stay.Exit > Math.Min(_end, person.Death));
        stays.Sort((a, b) => a.Entry.CompareTo(b.Entry));
        foreach (Stay stay in stays.FindAll(stay => stay.Diagnosis.StartsWith("I21", StringComparison.Ordinal) && !stay.Dead))
        {
            foreach ((string atc, double share) in AfterInfarction)
            {
                if (dice.Chance(share) && !treatments.Exists(one => one.Atc == atc && one.From <= stay.Exit))
                {
                    treatments.RemoveAll(one => one.Atc == atc);
                    care.Start(treatments, atc, stay.Exit + dice.Below(4), ref dice);
                }
            }
        }

        Transfer(person, stays);
        return stays;
    }

    /// <summary>Some stays go on elsewhere: a second stay begins on the day of the exit or on the day after.</summary>
    private void Transfer(Person person, List<Stay> stays)
    {
        var dice = new Dice(options.Seed, person.Number, DiceStream.Transfer);
        for (int i = 0; i < stays.Count; i++)
        {
            Stay stay = stays[i];
            bool chosen = dice.Chance(options.Traps.Transfer);
            int entry = stay.Exit + dice.Below(2);
            int exit = entry + dice.Between(1, 9);
            int free = Math.Min(Math.Min(_end, person.Death - 1), i + 1 < stays.Count ? stays[i + 1].Entry - 1 : int.MaxValue);
            if (chosen && !stay.Dead && stay.Exit - stay.Entry >= 2 && exit <= free)
            {
                stays[i] = stay with { TransferredOut = true };
                stays.Insert(++i, stay with { Entry = entry, Exit = exit, Emergency = false, TransferredIn = true });
            }
        }
    }

    private void Passing(Person person, List<Stay> stays, int year, ref Dice dice)
    {
        int day = Day(year, ref dice);
        int age = person.AgeAt(day);
        double expected = age < 1 ? 0.6 : age < 18 ? 0.07 : age < 40 ? 0.13 : age < 65 ? 0.16 : age < 80 ? 0.27 : 0.36;
        for (int times = dice.Times(expected); times > 0; times--)
        {
            day = Day(year, ref dice);
            StayReason reason = StayReason.Draw(Math.Clamp(person.AgeAt(day), 0, 110), person.Sex, ref dice);
            int nights = reason.Nights == 0 ? 0 : Math.Max(0, reason.Nights + dice.Between(-2, 3));
            stays.Add(new Stay(person, day, day + nights, reason.Diagnosis, Group(reason.Group, nights, ref dice)) { Emergency = reason.Nights > 2 && dice.Chance(0.5) });
        }
    }

    private void OfCondition(Person person, Condition condition, int onset, List<Stay> stays, int year, ref Dice dice)
    {
        foreach ((string diagnosis, string group, int usual, double aYear) in condition.Stays)
        {
            int day = Day(year, ref dice);
            if (dice.Chance(aYear) && day >= onset)
            {
                int nights = Math.Max(0, usual + dice.Between(-3, 5));
                stays.Add(new Stay(person, day, day + nights, diagnosis, Group(group, nights, ref dice)) { Emergency = dice.Chance(0.6) });
            }
        }

        if (condition.Sessions.AYear > 0 && onset <= Day(year, ref dice))
        {
            for (int times = dice.Times(condition.Sessions.AYear); times > 0; times--)
            {
                int day = Day(year, ref dice);
                stays.Add(new Stay(person, day, day, condition.Sessions.Diagnosis, condition.Sessions.Group) { Sessions = 1 });
            }
        }
    }

    /// <summary>Half of those who die do so in hospital.</summary>
    private void LastStay(Person person, List<Stay> stays, ref Dice dice)
    {
        if (person.Death <= _end && dice.Chance(0.55))
        {
            int entry = Math.Max(_start, person.Death - dice.Below(14));
            stays.RemoveAll(stay => stay.Exit >= entry);
            string diagnosis = person.Cause?.Diagnosis ?? (dice.Chance(0.5) ? "J189" : "R54");
            stays.Add(new Stay(person, entry, person.Death, diagnosis, "23Z02T") { Dead = true, Emergency = dice.Chance(0.6) });
        }
    }

    private int Day(int year, ref Dice dice) => Days.Of(options.FirstYear + year, 1, 1) + dice.Below(365);

    /// <summary>The sixth character says how severe: T and J for the short ones, 1 to 4 for the others.</summary>
    private static string Group(string root, int nights, ref Dice dice) => root.Length > 5 ? root : root + (nights == 0 ? "J" : "1234"[dice.Pick([58, 25, 12, 5])]);
}
