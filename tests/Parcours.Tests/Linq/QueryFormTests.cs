namespace Parcours.Tests.Linq;

/// <summary>Whole queries, by methods and by query syntax, as the plans they become.</summary>
public sealed class QueryFormTests
{
    private const string Scan = "Scan ER_PHA_F [patient, date, atc, boxes, bonus, amount, kind, weight, at, generic, refunded, end_date, prescriber]";

    [Fact]
    public void A_table_reads_only_the_columns_of_its_record_and_those_that_place_a_row()
    {
        Query<Line> lines = Query<Line>.Create(Parcours.Linq.TableScan.Of(typeof(Line), Sample.Dispensings, Sample.Runner));
        Assert.Equal(
            """
            Project [Atc = atc, Boxes = boxes]
              Scan ER_PHA_F [patient, date, atc, boxes]
            """,
            Sample.Plan(lines));
        Assert.Equal("CountDistinct(patient)", Assert.Single(((Parcours.Plans.AggregatePlan)lines.Aggregate(r => r.CountDistinctPatients()).State.Plan).Aggregates).Aggregate.ToString());
    }

    [Fact]
    public void Filters_and_projections_compose()
    {
        var query =
            from d in Sample.D
            where d.Boxes > 1
            let twice = d.Boxes * 2
            where twice < 10
            select new { d.Atc, Twice = twice, Nested = new { d.Date } };
        Assert.Equal(
            $"""
            Project [Atc = atc, Twice = (Cast(boxes as int32) * 2), Nested.Date = date]
              Filter ((Cast(boxes as int32) * 2) < 10)
                Filter (boxes > 1)
                  {Scan}
            """,
            Sample.Plan(query));
        Assert.Equal("(date = 2022-01-01)", Sample.Expression(query.Where(q => q.Nested.Date == new DateOnly(2022, 1, 1))));
    }

    [Fact]
    public void Groups_give_aggregates_in_query_syntax()
    {
        var query =
            from d in Sample.D
            group d by new { d.Atc, d.Date.Year } into g
            where g.Count() > 10
            orderby g.Sum(d => d.Boxes) descending, g.Key.Atc
            select new { g.Key.Atc, g.Key.Year, N = g.Count(), Boxes = g.Sum(d => d.Boxes), Patients = g.CountDistinctPatients() };
        Assert.Equal(
            $"""
            Project [Atc, Year, N = Count1, Boxes = Sum2, Patients = CountDistinct3]
              Sort by [Sum2 descending, Atc]
                Filter (Count1 > 10)
                  Aggregate by [atc, Year(date)] give [Count(*), Sum(boxes), CountDistinct(patient)]
                    {Scan}
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void Every_aggregate_is_known()
    {
        var query = Sample.D.GroupBy(d => d.Kind).Select(g => new
        {
            g.Key,
            Large = g.Count(d => d.Boxes > 2),
            Codes = g.CountDistinct(d => d.Atc),
            Least = g.Min(d => d.Date),
            Most = g.Max(d => d.Until),
            Mean = g.Average(d => d.Amount),
            MeanBonus = g.Average(d => d.Bonus),
            Median = g.Quantile(d => d.Weight, 0.5),
            Bonus = g.Sum(d => d.Bonus),
            Weight = g.Sum(d => d.Weight),
            Amount = g.Where(d => d.Generic).Where(d => d.Boxes > 1).Sum(d => d.Amount),
            First = g.Where(d => d.Generic).Min(d => d.Date),
        });
        Assert.Equal(
            "Aggregate by [kind] give [Count(*) where (boxes > 2), CountDistinct(atc), Min(date), Max(end_date), Average(amount), Average(bonus), "
            + "Quantile(weight), Sum(bonus), Sum(weight), Sum(amount) where (generic and (boxes > 1)), Min(date) where generic]",
            Sample.Plan(query).Split('\n')[1].Trim());
        Assert.StartsWith("Project [Key = kind, Large = Count1, ", Sample.Plan(query), StringComparison.Ordinal);
        Assert.Contains("Amount = Coalesce(Sum10, 0e-2)", Sample.Plan(query), StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_can_be_grouped()
    {
        var query = from d in Sample.D group d.Amount * d.Boxes by d.Atc into g select new { g.Key, Total = g.Sum(x => x) };
        Assert.Equal(
            $"""
            Project [Key = atc, Total = Sum1]
              Aggregate by [atc] give [Sum((amount * Cast(boxes as decimal(18,0))))]
                {Scan}
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void All_rows_can_be_aggregated()
    {
        var query = Sample.D.Where(d => d.Boxes > 0).Aggregate(r => new { N = r.Count(), Boxes = r.Sum(d => d.Boxes), Mean = r.Average(d => d.Boxes), Last = r.Max(d => d.Date) });
        Assert.Equal(
            $"""
            Project [N = Count1, Boxes = Coalesce(Sum2, 0), Mean = Average3, Last = Max4]
              Aggregate by [] give [Count(*), Sum(boxes), Average(boxes), Max(date)]
                Filter (boxes > 0)
                  {Scan}
            """,
            Sample.Plan(query));
    }

    [Fact]
    public void Orders_are_total_over_what_is_selected()
    {
        var query = Sample.D.Select(d => new { d.Atc, d.Boxes }).OrderBy(d => d.Atc).ThenByDescending(d => d.Boxes).Skip(5).Take(10);
        Assert.Equal(
            $"""
            Limit 10 after 0
              Limit all after 5
                Sort by [Atc, Boxes descending]
                  Project [Atc = atc, Boxes = boxes]
                    {Scan}
            """,
            Sample.Plan(query));
        Assert.StartsWith("Project", Sample.Plan(Sample.D.OrderByDescending(d => new { d.Atc, d.Date })), StringComparison.Ordinal);
        Assert.Contains("Sort by [atc descending, date descending]\n", Sample.Plan(Sample.D.OrderByDescending(d => new { d.Atc, d.Date })), StringComparison.Ordinal);
    }

    [Fact]
    public void Distinct_and_concat_are_of_what_is_selected()
    {
        var first = Sample.D.Select(d => new { Day = d.Date, Code = d.Atc });
        var second = Sample.S.Select(s => new { Day = s.Entry, Code = s.Diagnosis });
        Assert.Equal(
            $"""
            Distinct
              Concat
                Project [Day = date, Code = atc]
                  {Scan}
                Project [Day = entry, Code = diagnosis]
                  Scan T_MCOaaB [patient, entry, exit, diagnosis]
            """,
            Sample.Plan(first.Concat(second).Distinct()));
    }

    [Fact]
    public void Concat_brings_columns_to_one_type()
    {
        var query = Sample.D.Select(d => d.Boxes).Concat(Sample.D.Select(d => d.Prescriber));
        Assert.Contains("Project [Value = Cast(boxes as int32)]\n", Sample.Plan(query), StringComparison.Ordinal);
    }

    [Fact]
    public void Tuples_and_records_are_rows_too()
    {
        var tuples = Sample.D.Select(d => ValueTuple.Create(d.Atc, d.Boxes)).Where(t => t.Item2 > 1).Select(t => new Line(t.Item1, t.Item2));
        Assert.Equal(
            $"""
            Project [Atc = atc, Boxes = boxes]
              Filter (boxes > 1)
                {Scan}
            """,
            Sample.Plan(tuples));
        Assert.Equal("(boxes = 5)", Sample.Expression(tuples.Where(l => l.Boxes == 5)));
        Assert.Equal("(boxes = 5)", Sample.Expression(Sample.D.Select(d => new Settable { Boxes = d.Boxes }).Where(l => l.Boxes == 5)));
    }

    [Fact]
    public void What_is_long_is_computed_once()
    {
        var query = from d in Sample.D
                    let a = d.Boxes + d.Boxes + d.Boxes + d.Boxes
                    let b = a + a + a + a
                    let c = b + b + b + b
                    select c + c;
        Assert.Equal(2, Sample.Plan(query).Split('\n').Count(l => l.TrimStart().StartsWith("Project", StringComparison.Ordinal)));
    }

    internal sealed record Line(string? Atc, int Boxes);

    internal sealed class Settable
    {
        public int Boxes { get; set; }
    }
}
