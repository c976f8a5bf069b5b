using Parcours.Cli.Demo.Records;

namespace Parcours.Cli.Demo.Study;

/// <summary>
/// New statin users after an infarction: who they are, how well they take it in the first year, and how long they live after it. Survival counts from the end of
/// the first year, for those who live through it: who dies early can take nothing for a year, and would make adherence look like what keeps people alive.
/// </summary>
internal sealed class StatinStudy(Dataset data, StudyPeriod period)
{
    /// <summary>The days over which adherence is measured.</summary>
    public const int Year = 365;

    /// <summary>As many covered days of the year as make 80 %, the usual limit.</summary>
    public const int AdherentDays = Year * 8 / 10;

    private const int AfterInfarction = 90;

    /// <summary>The ages that begin a band; those below the first are left out.</summary>
    public static IReadOnlyList<int> Ages { get; } = [18, 40, 60, 75];

    private static readonly CodeSet Infarction = CodeSet.Of("Myocardial infarction", Terminology.Cim10, "I21", "I22");
    private static readonly CodeSet StatinClasses = CodeSet.Of("Statins", Terminology.Atc, "C10AA");

    /// <summary>Stays for an infarction, without those whose group says that they were coded in error.</summary>
    public IntervalQuery<Stay> Infarctions =>
        data.Intervals<Stay>().Where(s => Infarction.Contains(s.Diagnosis) && s.Entry != null && s.Exit != null && s.Group != null && !s.Group.StartsWith("90"));

    /// <summary>Statins: lines of one patient, day and pack are summed, so that what was taken back does not count.</summary>
    public EventQuery<Supply> Statins
    {
        get
        {
            var packs =
                from d in data.Table<Dispensing>()
                join pack in data.Table<Pack>() on d.Cip equals pack.Cip
                where StatinClasses.Contains(pack.Atc) && d.Day != null && d.Boxes != null && pack.Units != null
                group new { Units = d.Boxes!.Value * pack.Units!.Value } by new { d.Patient, Day = d.Day!.Value, d.Cip } into g
                select new Supply(g.Key.Patient, g.Key.Day, (int)g.Sum(d => d.Units));
            return packs.Where(s => s.Days > 0).AsEvents(s => s.Patient, s => s.Day);
        }
    }

    /// <summary>Deaths by the first source that knows of them: the referential alone does not know of all.</summary>
    public EventQuery<SndsDeath> Deaths => SndsData.Of(data).Deaths;

    /// <summary>The cohort. Its index date is the first statin after an infarction.</summary>
    public IndexedCohort<Person> Cohort
    {
        get
        {
            DateOnly washedOut = period.First.AddDays(Year);
            DateOnly lastStart = period.Last.AddDays(-Year);
            return data.Cohort<Person>("New statin users after an infarction")
                .Include("a stay for an infarction (I21, I22)", Infarctions)
                .IndexedBy("a statin within 90 days of it: the start", Statins.WhereAnyWithin(Infarctions, s => s.Day, Window.Days(-AfterInfarction, 0)))
                .Include("a year of data before the start", (p, index) => index >= washedOut)
                .Exclude("a statin in the 365 days before", Statins, Window.Days(-Year, -1))
                .Include("an age of 18 years or more", (p, index) => index.Year - p.BirthYear >= 18)
                .Include("a year of data after the start", (p, index) => index <= lastStart)
                .Exclude("death in the first year", Deaths, Window.UntilDay(Year - 1))
                .FollowedUntil("death", Deaths)
                .FollowedUntil("end of data", period.Last);
        }
    }

    /// <summary>The members with the days of the first year that their statins cover; a pack fetched early is taken after the one before.</summary>
    public Query<Member> Members => Cohort
        .Select((p, m) => new { p.Patient, m.Index, End = m.End!.Value, m.Reason })
        .GroupJoinWithin(
            Statins,
            m => m.Index,
            Window.Days(0, Year - 1),
            (m, statins) => new Member(
                m.Patient, m.Index, statins.CoveredDays(s => s.Days, true), m.End.DayNumber - m.Index.DayNumber - Year, m.Reason == "death"));

    /// <summary>Adherence in the two groups.</summary>
    public Query<AdherenceGroup> Adherence =>
        from m in Members
        group m by m.CoveredDays >= AdherentDays into g
        select new AdherenceGroup(
            g.Key, g.Count(), g.Average(m => m.CoveredDays), g.Quantile(m => m.CoveredDays, 0.5), g.Count(m => m.Died), g.Sum(m => m.FollowUp));

    /// <summary>Who leaves when.</summary>
    public Query<Leaving> Leavings =>
        from m in Members
        group m by new { IsAdherent = m.CoveredDays >= AdherentDays, m.FollowUp, m.Died } into g
        orderby g.Key.FollowUp
        select new Leaving(g.Key.IsAdherent, g.Key.FollowUp, g.Key.Died, g.Count());

    /// <summary>First statins of all persons after a first year without any, and the time at risk of them, by year and age. Of birth only the year is known: the middle of it.</summary>
    public Query<Initiations> Incidence
    {
        get
        {
            EventQuery<Supply> statins = Statins;
            EventQuery<SndsDeath> deaths = Deaths;
            DateOnly start = new(period.First.Year + 1, 1, 1);
            DateOnly last = period.Last;
            DateOnly origin = new(1900, 7, 1);
            var persons =
                from p in data.Patients<Person>()
                where p.BirthYear != null
                select new
                {
                    p.Patient,
                    Birth = origin.AddYears(p.BirthYear!.Value - 1900),
                    Death = deaths.Of(p).Min(d => d.Date),
                    First = statins.Of(p).Min(s => s.Day),
                };
            var followed =
                from p in persons
                select new { p.Patient, p.Birth, p.First, Until = p.Death != null && p.Death.Value < last ? p.Death.Value : last };
            var atRisk =
                from p in followed
                where p.Until >= start && (p.First == null || p.First.Value >= start)
                select new { p.Patient, p.Birth, Started = p.First != null && p.First.Value <= p.Until, End = p.First != null && p.First.Value < p.Until ? p.First.Value : p.Until };
            var pieces = atRisk
                .AsIntervals(p => p.Patient, p => start, p => p.End)
                .SplitAtYears(Enumerable.Range(start.Year, Math.Max(1, last.Year - start.Year + 1)), (p, piece) => new { p.Patient, p.Birth, Year = piece.From, Starts = p.Started && piece.IsLast })
                .SplitAtAges(p => p.Birth, Ages, (p, piece) => new { p.Year, Age = piece.From, Starts = p.Starts && piece.IsLast, piece.Days });
            return
                from p in pieces
                where p.Age != null && p.Year != null
                group p by new { Year = p.Year!.Value, Age = p.Age!.Value } into g
                orderby g.Key.Year, g.Key.Age
                select new Initiations(g.Key.Year, g.Key.Age, g.Count(p => p.Starts), g.Sum(p => p.Days));
        }
    }
}
