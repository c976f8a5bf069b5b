namespace Parcours.Tests.Linq;

public sealed class JoinTests
{
    private const string Scan = "Scan ER_PHA_F [patient, date, atc, boxes, bonus, amount, kind, weight, at, generic, refunded, end_date, prescriber]";

    [Fact]
    public void A_join_pairs_rows_of_equal_keys()
    {
        var query =
            from d in Sample.D
            join p in Sample.P on (long)d.Prescriber equals p.Id
            where p.Specialty == 1
            select new { d.Atc, p.Name };
        Assert.Equal(
            $"""
            Project [Atc = atc, Name = name]
              Filter (specialty = 1)
                Inner join on Cast(prescriber as int64) = id
                  {Scan}
                  Scan doctor [id, specialty, name]
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void Keys_may_have_several_parts()
    {
        var query = Sample.D.Join(Sample.S, d => new { d.Person, Day = d.Date }, s => new { s.Person, Day = s.Entry }, (d, s) => new { d, s.Diagnosis });
        Assert.Contains("Inner join on patient = patient and date = entry\n", Sample.Plan(query), StringComparison.Ordinal);
        Assert.Contains("d.Atc = atc", Sample.Plan(query), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_join_gives_aggregates_of_the_matches()
    {
        var query = Sample.S.GroupJoin(Sample.D, s => s.Person, d => d.Person, (s, ds) => new
        {
            s.Person,
            N = ds.Count(),
            Boxes = ds.Sum(d => d.Boxes),
            First = ds.Min(d => d.Date),
            Statins = ds.Where(d => d.Atc!.StartsWith("C10AA")).Sum(d => d.Amount),
        });
        Assert.Equal(
            $"""
            Project [Person = patient, N = Coalesce(Count1, 0), Boxes = Coalesce(Sum2, 0), First = Min3, Statins = Coalesce(Sum4, 0e-2)]
              Left join on patient = patient
                Scan T_MCOaaB [patient, entry, exit, diagnosis]
                Aggregate by [patient] give [Count(*), Sum(boxes), Min(date), Sum(amount) where StartsWith(atc, "C10AA")]
                  {Scan}
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void A_group_can_be_asked_later_in_query_syntax()
    {
        var query =
            from s in Sample.S
            join d in Sample.D on s.Person equals d.Person into ds
            where ds.Count() > 2
            orderby s.Entry
            select new { s.Entry, Boxes = ds.Sum(d => d.Boxes) };
        Assert.Equal(
            $"""
            Project [Entry = entry, Boxes = Coalesce(Sum1, 0)]
              Left join on patient = patient
                Sort by [entry]
                  Filter (Coalesce(Count1, 0) > 2)
                    Left join on patient = patient
                      Scan T_MCOaaB [patient, entry, exit, diagnosis]
                      Aggregate by [patient] give [Count(*)]
                        {Scan}
                Aggregate by [patient] give [Sum(boxes)]
                  {Scan}
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void DefaultIfEmpty_makes_a_left_join()
    {
        var query =
            from d in Sample.D
            join p in Sample.P on (long)d.Prescriber equals p.Id into ps
            from p in ps.DefaultIfEmpty()
            select new { d.Atc, p.Name, Specialty = p == null ? -1 : p.Specialty ?? 0, Id = (long?)p.Id, Known = p != null };
        Assert.Equal(
            $"""
            Project [Atc = atc, Name = name, Specialty = If(IsNull(id), -1, Coalesce(specialty, 0)), Id = id, Known = IsNotNull(id)]
              Left join on Cast(prescriber as int64) = id
                {Scan}
                Scan doctor [id, specialty, name]
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void A_left_join_can_be_asked_for_by_name()
    {
        var query = Sample.D.LeftJoin(Sample.P, d => (long)d.Prescriber, p => p.Id, (d, p) => new { d.Atc, Name = p == null ? "?" : p.Name });
        Assert.Equal(
            $"""
            Project [Atc = atc, Name = If(IsNull(id), "?", name)]
              Left join on Cast(prescriber as int64) = id
                {Scan}
                Scan doctor [id, specialty, name]
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void A_missing_object_is_null_in_the_row()
    {
        var query =
            from d in Sample.D
            join p in Sample.P on (long)d.Prescriber equals p.Id into ps
            from p in ps.DefaultIfEmpty()
            select new { d.Atc, p };
        Assert.StartsWith("Project [Atc = atc, p = IsNotNull(id), p.Id = id, p.Specialty = specialty, p.Name = name]", Sample.Plan(query), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_can_be_flattened_to_an_inner_join_of_some_rows()
    {
        var query =
            from s in Sample.S
            join d in Sample.D on s.Person equals d.Person into ds
            from d in ds.Where(d => d.Boxes > 1)
            select new { s.Entry, d.Date };
        Assert.Equal(
            $"""
            Project [Entry = entry, Date = date]
              Inner join on patient = patient
                Scan T_MCOaaB [patient, entry, exit, diagnosis]
                Filter (boxes > 1)
                  {Scan}
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void What_is_computed_on_the_right_of_a_left_join_is_null_for_a_missing_row()
    {
        var named = Sample.P.Select(p => new { p.Id, Label = p.Name + "!" });
        var query =
            from d in Sample.D
            join p in named on (long)d.Prescriber equals p.Id into ps
            from p in ps.DefaultIfEmpty()
            select new { d.Atc, p.Label };
        Assert.Equal(
            $"""
            Project [Atc = atc, Label]
              Left join on Cast(prescriber as int64) = key1
                {Scan}
                Project [key1 = id, Id = id, Label = Concat(name, "!")]
                  Scan doctor [id, specialty, name]
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void Joins_can_follow_each_other()
    {
        var query =
            from s in Sample.S
            join d in Sample.D on s.Person equals d.Person
            join p in Sample.P on (long)d.Prescriber equals p.Id
            group new { d.Boxes } by p.Specialty into g
            select new { g.Key, Boxes = g.Sum(x => x.Boxes), Patients = g.CountDistinctPatients() };
        Assert.Contains("Aggregate by [specialty] give [Sum(boxes), CountDistinct(patient)]\n", Sample.Plan(query), StringComparison.Ordinal);
    }
}
