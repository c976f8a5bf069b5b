namespace Parcours.Tests.Linq;

public sealed class UntypedQueryTests
{
    private const string Scan = "Scan ER_PHA_F [patient, date, atc, boxes, bonus, amount, kind, weight, at, generic, refunded, end_date, prescriber, raw]";

    private static UntypedQuery T => Sample.Untyped(Sample.Dispensings);

    [Fact]
    public void The_same_plan_is_built()
    {
        UntypedQuery t = T;
        UntypedQuery query = t.Where(t["Boxes"] > 1 & t["ATC"].StartsWith("C10"))
            .GroupBy("atc")
            .Aggregate(("n", Agg.Count()), ("patients", Agg.CountDistinctPatients()), ("sum", Agg.Sum(t["amount"] * t["boxes"])), ("generic", Agg.Count().Where(t["generic"])))
            .OrderBy(Column.Named("n").Descending(), Column.Named("atc"))
            .Take(10);
        Assert.Equal(
            $"""
            Limit 10 after 0
              Sort by [n descending, atc]
                Aggregate by [atc] give [Count(*), CountDistinct(patient), Sum((amount * Cast(boxes as decimal(18,0)))), Count(*) where generic]
                  Filter ((boxes > 1) and StartsWith(atc, "C10"))
                    {Scan}
            """,
            query.ToString());
    }

    [Fact]
    public void Operators_mean_what_they_mean_in_the_typed_door()
    {
        UntypedQuery t = T;
        Assert.Equal("Not(IsTrue((bonus = 3)))", Condition(t, t["bonus"] != 3));
        Assert.Equal("Not(IsTrue((bonus > 2)))", Condition(t, !(t["bonus"] > 2)));
        Assert.Equal("IsNull(atc)", Condition(t, t["atc"] == (string?)null));
        Assert.Equal("(IsNull(bonus) or (boxes >= 2))", Condition(t, t["bonus"].IsNull() | t["boxes"] >= 2));
        Assert.Equal("In(atc, \"A\", \"B\")", Condition(t, t["atc"].In("A", "B")));
        Assert.Equal("(Coalesce(bonus, 0) < 1)", Condition(t, t["bonus"].Or(0) < 1));
        Assert.Equal("(date >= 2022-01-01)", Condition(t, t["date"] >= new DateOnly(2022, 1, 1)));
        Assert.Equal("(DaysBetween(end_date, date) <= 90)", Condition(t, t["end_date"].DaysSince(t["date"]) <= 90));
        Assert.Equal("(Cast(boxes as int64) < patient)", Condition(t, t["boxes"] < t["patient"]));
        Assert.Equal("(Substring(atc, 0, 3) = \"C10\")", Condition(t, t["atc"].Substring(0, 3) == "C10"));
    }

    [Fact]
    public void Columns_are_selected_and_named()
    {
        UntypedQuery t = T;
        Assert.Equal(["atc", "year"], t.Select(t["atc"], t["date"].Year().As("year")).Columns);
        Assert.Equal(["atc", "boxes"], t.Select("ATC", "Boxes").Columns);
    }

    [Fact]
    public void Joins_keep_names_apart()
    {
        UntypedQuery joined = T.Join(Sample.Untyped(Sample.Stays), ("patient", "patient")).LeftJoin(Sample.Untyped(Sample.Doctors), ("prescriber", "id"));
        Assert.Equal(
            ["patient", "date", "atc", "boxes", "bonus", "amount", "kind", "weight", "at", "generic", "refunded", "end_date", "prescriber", "raw", "patient_2", "entry", "exit", "diagnosis", "id", "specialty", "name"],
            joined.Columns);
        Assert.Contains("Left join on Cast(prescriber as int64) = id\n", joined.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_doors_lead_into_each_other()
    {
        Query<Count> typed = T.GroupBy("atc").Aggregate(("n", Agg.Count())).As<Count>().Where(c => c.N > 5);
        Assert.Contains("Filter (n > 5)\n", typed.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Atc", "N"], typed.AsUntyped().Columns);
    }

    [Fact]
    public void What_is_wrong_is_refused()
    {
        UntypedQuery t = T;
        Assert.Equal("PRC0001: Table 'ER_PHA_F' has no column 'boxs'. Did you mean 'boxes'? `parcours info` lists the columns.", Error(() => t["boxs"]));
        Assert.Equal("PRC0317: `(atc > 5)` cannot be computed: it does not take (text, int32). Cast the operands to the types that it takes.", Error(() => t.Where(t["atc"] > 5)));
        Assert.Equal("PRC0317: `boxes.StartsWith(\"C\")` cannot be computed: it does not take (int16, text). Cast the operands to the types that it takes.", Error(() => t.Where(t["boxes"].StartsWith("C"))));
        Assert.StartsWith("PRC0314: Aggregate would give two columns named 'ATC'.", Error(() => t.GroupBy("atc").Aggregate(("ATC", Agg.Count()))), StringComparison.Ordinal);
        Assert.StartsWith("PRC0312: Concat needs columns of the same types on both sides", Error(() => t.Concat(Sample.Untyped(Sample.Stays))), StringComparison.Ordinal);
        Assert.StartsWith("PRC0310: These rows have no patient", Error(() => Sample.Untyped(Sample.Doctors).Aggregate(("n", Agg.CountDistinctPatients()))), StringComparison.Ordinal);
    }

    private static string Condition(UntypedQuery query, Column condition) => query.Where(condition).ToString().Split('\n')[0]["Filter ".Length..];

    private static string Error(Func<object> query) => Assert.Throws<ParcoursException>(query).Message;

    internal sealed record Count(string? Atc, long N);
}
