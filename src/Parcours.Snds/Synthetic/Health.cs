namespace Parcours.Snds.Synthetic;

/// <summary>Gives a person conditions, long-term cover and a death.</summary>
internal sealed class Health(GeneratorOptions options)
{
    /// <summary>Deaths a year among 100,000, by age band of ten years.</summary>
    private static readonly int[] Mortality = [25, 15, 45, 80, 170, 430, 950, 2000, 6200, 19_000, 40_000];

    private readonly int _start = Days.Of(options.FirstYear, 1, 1);
    private readonly int _end = Days.Of(options.FirstYear + options.Years, 1, 1) - 1;

    public void Give(Person person)
    {
        var dice = new Dice(options.Seed, person.Number, DiceStream.Health);
        person.Adherence = 0.78 + (0.21 * dice.Unit());
        person.LowIncome = dice.Chance(0.08);
        Conditions(person, ref dice);
        Die(person, ref dice);
    }

    private void Conditions(Person person, ref Dice dice)
    {
        // Some carry much and others nothing: conditions come together more often than chance has it.
        double frailty = 0.4 + (1.2 * dice.Unit());
        int ageAtEnd = person.AgeAt(_end);
        foreach (Condition condition in Synthetic.Conditions.All)
        {
            if (!dice.Chance(Math.Min(0.95, condition.PrevalenceAt(ageAtEnd, person.Sex) * frailty)))
            {
                continue;
            }

            // About a tenth begins in each year: those are the incident cases.
            int earliest = Math.Max(person.Birth, _start - (10 * 365));
            int onset = dice.Chance(0.07 * options.Years) ? dice.Between(_start, _end) : dice.Between(Math.Min(earliest, _start), _start);
            person.Conditions.Add((condition, onset));
            if (condition.LongTerm.Number != 0 && dice.Chance(condition.LongTerm.Share))
            {
                person.FullCoverFrom = Math.Min(person.FullCoverFrom, onset + dice.Between(10, 120));
            }
        }
    }

    private void Die(Person person, ref Dice dice)
    {
        for (int year = 0; year < options.Years; year++)
        {
            int day = _start + (year * 365);
            int age = person.AgeAt(day);
            double risk = Mortality[Math.Clamp(age / 10, 0, Mortality.Length - 1)] / 100_000.0 * (person.Sex == 1 ? 1.2 : 0.85) * 0.55;
            double worst = 0;
            foreach ((Condition condition, int onset) in person.Conditions)
            {
                if (onset <= day)
                {
                    risk *= condition.Risk;
                    (person.Cause, worst) = condition.Risk > worst && condition.Cause.Length > 0 ? (condition, condition.Risk) : (person.Cause, worst);
                }
            }

            if (dice.Chance(Math.Min(0.6, risk)))
            {
                person.Death = Math.Min(_end, day + dice.Below(365));
                return;
            }
        }

        person.Cause = null;
    }
}
