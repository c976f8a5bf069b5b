using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parcours.Tests.Linq;

public sealed class MethodTests
{
    [Fact]
    public void Text_is_tested_and_cut()
    {
        string prefix = "C10";
        Assert.Equal("StartsWith(atc, \"C10\")", Sample.Expression(Sample.D.Where(d => d.Atc!.StartsWith(prefix))));
        Assert.Equal("StartsWith(atc, \"C\")", Sample.Expression(Sample.D.Where(d => d.Atc!.StartsWith('C'))));
        Assert.Equal("EndsWith(atc, \"01\")", Sample.Expression(Sample.D.Where(d => d.Atc!.EndsWith("01", StringComparison.Ordinal))));
        Assert.Equal("Contains(atc, \"AA\")", Sample.Expression(Sample.D.Where(d => d.Atc!.Contains("AA"))));
        Assert.Equal("Not(IsTrue(StartsWith(atc, \"C10\")))", Sample.Expression(Sample.D.Where(d => !d.Atc!.StartsWith("C10"))));
        Assert.Equal("Substring(atc, 0, 3)", Sample.Expression(Sample.D.Select(d => d.Atc!.Substring(0, 3))));
        Assert.Equal("Substring(atc, 3)", Sample.Expression(Sample.D.Select(d => d.Atc!.Substring(3))));
        Assert.Equal("(Length(atc) > 4)", Sample.Expression(Sample.D.Where(d => d.Atc!.Length > 4)));
        Assert.Equal("Upper(atc)", Sample.Expression(Sample.D.Select(d => d.Atc!.ToUpperInvariant())));
        Assert.Equal("Trim(Lower(atc))", Sample.Expression(Sample.D.Select(d => d.Atc!.ToLower().Trim())));
        Assert.Equal("(IsNull(atc) or (atc = \"\"))", Sample.Expression(Sample.D.Where(d => string.IsNullOrEmpty(d.Atc))));
        Assert.Equal("((patient < 5) or IsNull(atc) or (Trim(atc) = \"\"))", Sample.Expression(Sample.D.Where(d => d.Person < 5 || string.IsNullOrWhiteSpace(d.Atc))));
    }

    [Fact]
    public void Text_is_joined_with_null_as_none()
    {
        Assert.Equal("Concat(Coalesce(atc, \"\"), \"-\", Cast(boxes as text))", Sample.Expression(Sample.D.Select(d => d.Atc + "-" + d.Boxes)));
        Assert.Equal("Concat(name, \"/\", name)", Sample.Expression(Sample.P.Select(p => $"{p.Name}/{p.Name}")));
        Assert.Equal("Concat(name, \" \", Cast(id as text))", Sample.Expression(Sample.P.Select(p => $"{p.Name} {p.Id}")));
        Assert.Equal("Concat(name, name)", Sample.Expression(Sample.P.Select(p => string.Concat(p.Name, p.Name))));
        Assert.Equal("Cast(boxes as text)", Sample.Expression(Sample.D.Select(d => d.Boxes.ToString())));
    }

    [Fact]
    public void Text_is_compared_ordinally()
    {
        Assert.Equal("(atc < \"C10\")", Sample.Expression(Sample.D.Where(d => string.CompareOrdinal(d.Atc, "C10") < 0)));
        Assert.Equal("(atc >= \"C10\")", Sample.Expression(Sample.D.Where(d => string.Compare(d.Atc, "C10", StringComparison.Ordinal) >= 0)));
        Assert.Equal("(atc <= \"C10\")", Sample.Expression(Sample.D.Where(d => d.Atc!.CompareTo("C10") <= 0)));
    }

    [Fact]
    public void A_value_is_looked_for_in_every_form_of_set()
    {
        string[] array = ["A", "B", "A"];
        List<string> list = ["A", "B"];
        HashSet<string> set = ["A", "B"];
        ImmutableArray<string> immutable = ["A", "B"];
        FrozenSet<string> frozen = set.ToFrozenSet();
        IEnumerable<string> sequence = list;
        const string expected = "In(atc, \"A\", \"B\")";
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => array.Contains(d.Atc))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => list.Contains(d.Atc!))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => set.Contains(d.Atc!))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => immutable.Contains(d.Atc!))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => sequence.Contains(d.Atc))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => Enumerable.Contains(array, d.Atc))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => new[] { "A", "B" }.Contains(d.Atc))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => d.Atc!.In("A", "B"))));
        Assert.Equal(expected, Sample.Expression(Sample.D.Where(d => d.Atc!.In(list))));
        Assert.Equal(["A", "B"], frozen.Order());
        Assert.StartsWith("In(atc, ", Sample.Expression(Sample.D.Where(d => frozen.Contains(d.Atc!))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_is_brought_to_the_type_of_the_column()
    {
        int[] boxes = [1, 2, 100_000];
        Assert.Equal("In(boxes, 1, 2)", Sample.Expression(Sample.D.Where(d => boxes.Contains(d.Boxes))));
        int?[] bonus = [1, null];
        Assert.Equal("(In(bonus, 1) or IsNull(bonus))", Sample.Expression(Sample.D.Where(d => bonus.Contains(d.Bonus))));
        Assert.Equal("In(kind, 1, 2)", Sample.Expression(Sample.D.Where(d => d.Kind.In(Kind.Drug, Kind.Device))));
        Assert.Equal("In(amount, 150e-2, 200e-2)", Sample.Expression(Sample.D.Where(d => d.Amount.In(1.5m, 2m, 1.234m))));
        Assert.Equal("false", Sample.Expression(Sample.D.Where(d => d.Boxes.In(Array.Empty<int>()))));
        Assert.Equal("In(date, 2022-01-01)", Sample.Expression(Sample.D.Where(d => d.Date.In(new DateOnly(2022, 1, 1)))));
    }

    [Fact]
    public void Dates_are_taken_apart_and_moved()
    {
        Assert.Equal("(Year(date) = 2022)", Sample.Expression(Sample.D.Where(d => d.Date.Year == 2022)));
        Assert.Equal("Month(end_date)", Sample.Expression(Sample.D.Select(d => d.Until!.Value.Month)));
        Assert.Equal("(DayOfWeek(date) = 0)", Sample.Expression(Sample.D.Where(d => d.Date.DayOfWeek == DayOfWeek.Sunday)));
        Assert.Equal("DayOfYear(date)", Sample.Expression(Sample.D.Select(d => d.Date.DayOfYear)));
        Assert.Equal("AddDays(date, Cast(boxes as int32))", Sample.Expression(Sample.D.Select(d => d.Date.AddDays(d.Boxes))));
        Assert.Equal("AddMonths(date, -1)", Sample.Expression(Sample.D.Select(d => d.Date.AddMonths(-1))));
        Assert.Equal("AddYears(date, 1)", Sample.Expression(Sample.D.Select(d => d.Date.AddYears(1))));
        Assert.Equal("(DaysBetween(end_date, date) <= 90)", Sample.Expression(Sample.D.Where(d => d.Until!.Value.DayNumber - d.Date.DayNumber <= 90)));
        Assert.Equal("DateOf(at)", Sample.Expression(Sample.D.Select(d => DateOnly.FromDateTime(d.At))));
        Assert.Equal("StartOfDay(DateOf(at))", Sample.Expression(Sample.D.Select(d => d.At.Date)));
        Assert.Equal("Year(DateOf(at))", Sample.Expression(Sample.D.Select(d => d.At.Year)));
        Assert.Equal("StartOfDay(date)", Sample.Expression(Sample.D.Select(d => d.Date.ToDateTime(TimeOnly.MinValue))));
        Assert.Equal("(date > 2022-01-31)", Sample.Expression(Sample.D.Where(d => d.Date > new DateOnly(2022, 1, 1).AddDays(30))));
    }

    [Fact]
    public void Numbers_are_rounded_and_bounded()
    {
        Assert.Equal("Abs(amount)", Sample.Expression(Sample.D.Select(d => Math.Abs(d.Amount))));
        Assert.Equal("Round(weight, 1)", Sample.Expression(Sample.D.Select(d => Math.Round(d.Weight!.Value, 1))));
        Assert.Equal("Ceiling(amount)", Sample.Expression(Sample.D.Select(d => decimal.Ceiling(d.Amount))));
        Assert.Equal("Least(boxes, 10)", Sample.Expression(Sample.D.Select(d => Math.Min(d.Boxes, 10))));
        Assert.Equal("Greatest(patient, Cast(boxes as int64))", Sample.Expression(Sample.D.Select(d => Math.Max(d.Person, d.Boxes))));
        Assert.Equal("Sqrt(Cast(boxes as double))", Sample.Expression(Sample.D.Select(d => Math.Sqrt(d.Boxes))));
        Assert.Equal("Power(weight, 2)", Sample.Expression(Sample.D.Select(d => Math.Pow(d.Weight!.Value, 2))));
    }

    [Fact]
    public void What_does_not_read_the_row_is_computed_before()
    {
        var study = new Study(new DateOnly(2022, 1, 1), 30, ["C10"]);
        int[] days = [10, 20];
        Assert.Equal("(date < 2022-01-31)", Sample.Expression(Sample.D.Where(d => d.Date < study.From.AddDays(study.Days))));
        Assert.Equal("(boxes < 35)", Sample.Expression(Sample.D.Where(d => d.Boxes < study.Days + (days[0] / 2))));
        Assert.Equal("StartsWith(atc, \"C10\")", Sample.Expression(Sample.D.Where(d => d.Atc!.StartsWith(study.Classes[0]))));
        Assert.Equal("(boxes < 2)", Sample.Expression(Sample.D.Where(d => d.Boxes < days.Length)));
        Assert.Equal("(boxes < 3)", Sample.Expression(Sample.D.Where(d => d.Boxes < Three())));
    }

    private static int Three() => 3;

    private sealed record Study(DateOnly From, int Days, string[] Classes);
}
