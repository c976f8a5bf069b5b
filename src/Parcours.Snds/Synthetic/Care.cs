namespace Parcours.Snds.Synthetic;

/// <summary>Lives a person's care in town, month by month: visits, dispensings, tests, acts.</summary>
internal sealed class Care(GeneratorOptions options, DrugShelf shelf, Weighted<PricedCode> tests, Weighted<PricedCode> acts)
{
    private static readonly int[] DeviceCodes = [1101008, 1104254, 1134530, 2225407, 2119123, 1220203, 2355520, 2436137, 1149414, 6131102];

    private readonly int _start = Days.Of(options.FirstYear, 1, 1);
    private readonly Dictionary<string, PricedCode> _known = [];
    private readonly List<PricedCode> _sample = [];

    public void Live(Person person, CareWriter writer, List<Treatment> treatments)
    {
        var dice = new Dice(options.Seed, person.Number, DiceStream.Care);
        int doctor = 100_000_000 + (Code(person.Department) * 10_000) + dice.Below(900);
        int pharmacy = 200_000_000 + (Code(person.Department) * 1000) + dice.Below(200);
        int laboratory = 300_000_000 + (Code(person.Department) * 100) + dice.Below(30);
        int usualDay = dice.Below(26);
        double illness = 0.5 + dice.Unit();
        for (int month = 0; month < options.Years * 12; month++)
        {
            int first = Days.MonthStart(_start, month);
            int day = first + Math.Min(27, usualDay + dice.Below(3));
            if (day >= person.Death)
            {
                return;
            }

            int age = person.AgeAt(day);
            Renew(person, writer, treatments, month, day, doctor, pharmacy, ref dice);
            FallIll(writer, age, illness, first + dice.Below(28), person.Death, doctor, pharmacy, laboratory, ref dice);
            Follow(person, writer, day, doctor, laboratory, ref dice);
            Other(person, writer, age, first + dice.Below(28), doctor, ref dice);
        }
    }

    /// <summary>The treatments that conditions call for.</summary>
    public void Begin(Person person, List<Treatment> treatments)
    {
        var dice = new Dice(options.Seed, ~person.Number, DiceStream.Care);
        foreach ((Condition condition, int onset) in person.Conditions)
        {
            foreach ((string atc, double share) in condition.Drugs)
            {
                // A class that another condition calls for too is taken once.
                if (dice.Chance(share) && !treatments.Exists(one => one.Atc == atc))
                {
                    Start(treatments, atc, Math.Max(onset, _start - 31) + dice.Below(40), ref dice);
                }
            }
        }
    }

    /// <summary>Starts a treatment.</summary>
    public void Start(List<Treatment> treatments, string atc, int from, ref Dice dice) =>
        treatments.Add(new Treatment(atc, shelf.OfClass(atc, ref dice), from) { NextMonth = Math.Max(0, MonthOf(from)) });

    private int MonthOf(int day)
    {
        DateOnly date = Days.Date(day);
        return ((date.Year - options.FirstYear) * 12) + date.Month - 1;
    }

    private void Renew(Person person, CareWriter writer, List<Treatment> treatments, int month, int day, int doctor, int pharmacy, ref Dice dice)
    {
        bool any = false;
        for (int i = 0; i < treatments.Count; i++)
        {
            Treatment treatment = treatments[i];
            if (treatment.NextMonth > month || treatment.From > day)
            {
                continue;
            }

            treatment.NextMonth = month + treatment.Pack.Months;
            if (!dice.Chance(person.Adherence))
            {
                treatment.NextMonth = month + 1;
                continue;
            }

            if (dice.Chance(0.02))
            {
                treatments[i] = treatment = treatment with { Pack = shelf.OfClass(treatment.Atc, ref dice) };
            }

            writer.Take(treatment.Pack, dice.Chance(0.06) ? 2 : 1);
            any = true;
        }

        if (any)
        {
            int prescribed = Days.MonthStart(day, -(month % 3)) + 1;
            writer.Pharmacy(day, Math.Min(prescribed, day), doctor, 1, pharmacy);
        }

        if (treatments.Count > 0 && month % 3 == person.Number % 3)
        {
            writer.Visit(Math.Max(day - 1, _start), 1, doctor, home: false);
        }
    }

    private void FallIll(CareWriter writer, int age, double illness, int day, int death, int doctor, int pharmacy, int laboratory, ref Dice dice)
    {
        double chance = (age < 6 ? 0.65 : age < 18 ? 0.31 : age < 70 ? 0.36 : 0.43) * illness;
        if (day >= death || !dice.Chance(chance))
        {
            return;
        }

        writer.Visit(day, 1, doctor, home: age > 80 && dice.Chance(0.3));
        int drugs = dice.Pick([6, 20, 30, 26, 18]);
        for (int i = 0; i < drugs; i++)
        {
            writer.Take(shelf.Acute(ref dice), 1 + dice.Pick([80, 15, 5]));
        }

        writer.Pharmacy(day, day, doctor, 1, pharmacy);
        if (dice.Chance(0.26))
        {
            Sample(writer, Math.Min(day + dice.Below(10), death - 1), dice.Between(1, 7), [], laboratory, doctor, ref dice);
        }

        if (dice.Chance(0.12))
        {
            writer.Act(day, acts.Draw(ref dice), doctor + 1000, 6);
        }
    }

    /// <summary>Tests and specialists that conditions call for, and a check-up now and then.</summary>
    private void Follow(Person person, CareWriter writer, int day, int doctor, int laboratory, ref Dice dice)
    {
        _sample.Clear();
        foreach ((Condition condition, int onset) in person.Conditions)
        {
            if (onset > day)
            {
                continue;
            }

            foreach ((string code, double aYear) in condition.Tests)
            {
                if (dice.Chance(aYear / 12))
                {
                    _sample.Add(Known(code));
                }
            }

            if (condition.Visits.AYear > 0 && dice.Chance(condition.Visits.AYear / 12))
            {
                int number = doctor + 2000 + (condition.Visits.Specialty * 40) + dice.Below(5);
                writer.Visit(day, condition.Visits.Specialty, number, home: false);
                if (condition.Visits.Specialty == 3)
                {
                    writer.Act(day, Known("DEQP003"), number, 3);
                }
            }
        }

        if (_sample.Count > 0 || dice.Chance(0.03))
        {
            Sample(writer, day, dice.Between(1, 6), _sample, laboratory, doctor, ref dice);
        }
    }

    /// <summary>A sample: the tests asked for, and some that are asked with them.</summary>
    private void Sample(CareWriter writer, int day, int others, List<PricedCode> wanted, int laboratory, int doctor, ref Dice dice)
    {
        var all = new List<PricedCode>(wanted);
        for (int i = 0; i < others; i++)
        {
            PricedCode test = tests.Draw(ref dice);
            if (!all.Contains(test))
            {
                all.Add(test);
            }
        }

        writer.Laboratory(day, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all), day - dice.Below(5), doctor, laboratory);
    }

    private void Other(Person person, CareWriter writer, int age, int day, int doctor, ref Dice dice)
    {
        if (day >= person.Death)
        {
            return;
        }

        if (dice.Chance(0.045))
        {
            writer.Act(day, acts.Draw(ref dice), doctor + 3000, 19);
        }

        if (dice.Chance(age > 60 ? 0.1 : 0.035))
        {
            for (int sessions = dice.Between(2, 9), i = 0; i < sessions; i++)
            {
                writer.Sessions(Math.Min(day + (i * 3), person.Death - 1), 3125, 1, 1620, doctor + 4000, 26, doctor);
            }
        }

        if (dice.Chance(age > 75 ? 0.22 : 0.035))
        {
            for (int weeks = dice.Between(1, 4), i = 0; i < weeks; i++)
            {
                writer.Sessions(Math.Min(day + (i * 7), person.Death - 1), 3111, dice.Between(1, 7), 315, doctor + 5000, 24, doctor);
            }
        }

        if (dice.Chance(person.Has(Conditions.Diabetes, day) ? 0.2 : 0.035))
        {
            int pick = dice.Below(DeviceCodes.Length);
            writer.Device(day, DeviceCodes[pick], 900 + (pick * 1700), pick % 3 == 0, doctor + 6000, doctor);
        }

        if (dice.Chance(person.Has(Conditions.Cancer, day) ? 0.1 : 0.002))
        {
            writer.HospitalDrug(day, dice.Below(1000), dice.Between(2000, 180_000), doctor + 7000);
        }

        if (dice.Chance(0.035))
        {
            writer.HospitalVisit(day, dice.Between(2, 38), dice.Below(5000));
        }
    }

    private PricedCode Known(string code)
    {
        if (!_known.TryGetValue(code, out PricedCode? known))
        {
            _known.Add(code, known = new PricedCode(code, code == "DEQP003" ? 1426 : 675, 1));
        }

        return known;
    }

    /// <summary>A number for a department, those of Corsica and overseas among them.</summary>
    private static int Code(byte[] department) => ((department[1] - '0') * 10) + (department[2] <= '9' ? department[2] - '0' : department[2] - 'A');
}
