using Parcours.Cli.Demo.Records;
using Parcours.Cli.Demo.Study;

namespace Parcours.Cli.Tests.Demo;

/// <summary>The study in plain C# over the stored rows: loops over the rows of each patient, and no verb of the engine.</summary>
internal sealed class NaiveStudy(StudyPeriod period, IReadOnlyList<Person> persons, IReadOnlyList<Stay> stays, IReadOnlyList<Dispensing> drugs, IReadOnlyList<Pack> packs, IReadOnlyDictionary<string, DateOnly> deaths)
{
    private readonly ILookup<string, Stay> _infarctions = stays
        .Where(s => s.Diagnosis is { } d && (d.StartsWith("I21", StringComparison.Ordinal) || d.StartsWith("I22", StringComparison.Ordinal)))
        .Where(s => s.Entry is not null && s.Exit is not null && s.Group is { } g && !g.StartsWith("90", StringComparison.Ordinal))
        .ToLookup(s => s.Patient);

    private readonly Dictionary<string, List<(DateOnly Day, int Days)>> _statins = Statins(drugs, packs);

    public static async Task<NaiveStudy> OfAsync(Dataset data, StudyPeriod period, IReadOnlyDictionary<string, DateOnly> deaths) => new(
        period,
        await data.Table<Person>().ToListAsync(),
        await data.Table<Stay>().ToListAsync(),
        await data.Table<Dispensing>().ToListAsync(),
        await data.Table<Pack>().ToListAsync(),
        deaths);

    public int Candidates => persons.Count;

    /// <summary>How many are left after each step.</summary>
    public List<int> Left { get; } = [];

    /// <summary>The members: covered days, days followed after the first year, and whether death ended them.</summary>
    public List<(int Covered, int FollowUp, bool Died)> Members()
    {
        List<Person> left = Keep([.. persons], p => _infarctions[p.Patient].Any());
        var index = new Dictionary<string, DateOnly>();
        foreach (Person person in left)
        {
            foreach ((DateOnly day, _) in Of(person))
            {
                if (_infarctions[person.Patient].Any(s => day.DayNumber - s.Entry!.Value.DayNumber is >= 0 and <= 90))
                {
                    index[person.Patient] = day;
                    break;
                }
            }
        }

        left = Keep(left, p => index.ContainsKey(p.Patient));
        left = Keep(left, p => index[p.Patient].DayNumber - period.First.DayNumber >= 365);
        left = Keep(left, p => !Of(p).Any(s => index[p.Patient].DayNumber - s.Day.DayNumber is >= 1 and <= 365));
        left = Keep(left, p => p.BirthYear is { } born && index[p.Patient].Year - born >= 18);
        left = Keep(left, p => period.Last.DayNumber - index[p.Patient].DayNumber >= 365);
        left = Keep(left, p => Death(p) is not { } death || death.DayNumber - index[p.Patient].DayNumber >= 365);
        return
        [
            .. left.Select(p =>
            {
                bool died = Death(p) is { } death && death <= period.Last;
                int end = (died ? Death(p)!.Value : period.Last).DayNumber;
                return (Covered(Of(p), index[p.Patient].DayNumber), end - index[p.Patient].DayNumber - 365, died);
            }),
        ];
    }

    /// <summary>First statins and days at risk, day by day.</summary>
    public SortedDictionary<(int Year, int Age), (int Count, int Days)> Incidence()
    {
        var cells = new SortedDictionary<(int, int), (int Count, int Days)>();
        DateOnly start = new(period.First.Year + 1, 1, 1);
        foreach (Person person in persons.Where(p => p.BirthYear is not null))
        {
            var birth = new DateOnly(person.BirthYear!.Value, 7, 1);
            DateOnly? first = Of(person).Count == 0 ? null : Of(person)[0].Day;
            for (DateOnly day = start; day <= period.Last && !(day > Death(person)) && !(day > first); day = day.AddDays(1))
            {
                int age = day.Year - birth.Year - (day.Month < 7 ? 1 : 0);
                if (age >= 18)
                {
                    (int, int) cell = (day.Year, age < 40 ? 18 : age < 60 ? 40 : age < 75 ? 60 : 75);
                    (int count, int days) = cells.GetValueOrDefault(cell);
                    cells[cell] = (count + (day == first ? 1 : 0), days + 1);
                }
            }
        }

        return cells;
    }

    private static Dictionary<string, List<(DateOnly Day, int Days)>> Statins(IEnumerable<Dispensing> drugs, IEnumerable<Pack> packs)
    {
        var units = packs.Where(p => p.Atc?.StartsWith("C10AA", StringComparison.Ordinal) == true && p.Units is not null).ToDictionary(p => p.Cip!.Value, p => p.Units!.Value);
        var days = new Dictionary<(string Patient, DateOnly Day, long Cip), int>();
        foreach (Dispensing d in drugs)
        {
            if (d is { Day: { } day, Boxes: { } boxes, Cip: { } cip } && units.TryGetValue(cip, out int each))
            {
                days[(d.Patient, day, cip)] = days.GetValueOrDefault((d.Patient, day, cip)) + (boxes * each);
            }
        }

        return days.Where(d => d.Value > 0).GroupBy(d => d.Key.Patient).ToDictionary(g => g.Key, g => g.Select(d => (d.Key.Day, d.Value)).OrderBy(d => d.Day).ToList());
    }

    private static int Covered(List<(DateOnly Day, int Days)> supplies, int index)
    {
        var covered = new HashSet<int>();
        int next = int.MinValue;
        foreach ((DateOnly day, int days) in supplies)
        {
            int from = Math.Max(next, day.DayNumber);
            covered.UnionWith(Enumerable.Range(from, days));
            next = from + days;
        }

        return covered.Count(day => day >= index && day < index + 365);
    }

    private DateOnly? Death(Person person) => deaths.TryGetValue(person.Patient, out DateOnly day) ? day : null;

    private List<(DateOnly Day, int Days)> Of(Person person) => _statins.GetValueOrDefault(person.Patient) ?? [];

    private List<Person> Keep(List<Person> from, Func<Person, bool> isKept)
    {
        List<Person> left = [.. from.Where(isKept)];
        Left.Add(left.Count);
        return left;
    }
}
