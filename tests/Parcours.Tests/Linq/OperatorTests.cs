namespace Parcours.Tests.Linq;

public sealed class OperatorTests
{
    [Fact]
    public void Comparisons_are_made_in_the_type_of_the_column()
    {
        int limit = 3;
        Assert.Equal("(boxes > 3)", Sample.Expression(Sample.D.Where(d => d.Boxes > limit)));
        Assert.Equal("(boxes <= 3)", Sample.Expression(Sample.D.Where(d => d.Boxes <= 3)));
        Assert.Equal("(3 < boxes)", Sample.Expression(Sample.D.Where(d => 3 < d.Boxes)));
        Assert.Equal("(Cast(boxes as int32) >= 100000)", Sample.Expression(Sample.D.Where(d => d.Boxes >= 100_000)));
        Assert.Equal("(amount > 1250e-2)", Sample.Expression(Sample.D.Where(d => d.Amount > 12.5m)));
        Assert.Equal("(Cast(amount as decimal(18,3)) > 12555e-3)", Sample.Expression(Sample.D.Where(d => d.Amount > 12.555m)));
        Assert.Equal("(weight < 70)", Sample.Expression(Sample.D.Where(d => d.Weight < 70)));
        Assert.Equal("(kind = 2)", Sample.Expression(Sample.D.Where(d => d.Kind == Kind.Device)));
        Assert.Equal("(date >= 2022-01-01)", Sample.Expression(Sample.D.Where(d => d.Date >= new DateOnly(2022, 1, 1))));
        Assert.Equal("(at < 1640995200000000)", Sample.Expression(Sample.D.Where(d => d.At < new DateTime(2022, 1, 1))));
    }

    [Fact]
    public void Equality_is_that_of_csharp_for_nulls()
    {
        Assert.Equal("(boxes = 3)", Sample.Expression(Sample.D.Where(d => d.Boxes == 3)));
        Assert.Equal("(boxes <> 3)", Sample.Expression(Sample.D.Where(d => d.Boxes != 3)));
        Assert.Equal("(bonus = 3)", Sample.Expression(Sample.D.Where(d => d.Bonus == 3)));
        Assert.Equal("Not(IsTrue((bonus = 3)))", Sample.Expression(Sample.D.Where(d => d.Bonus != 3)));
        Assert.Equal("NotDistinct(atc, Upper(atc))", Sample.Expression(Sample.D.Where(d => d.Atc == d.Atc!.ToUpperInvariant())));
        Assert.Equal("IsNull(atc)", Sample.Expression(Sample.D.Where(d => d.Atc == null)));
        Assert.Equal("IsNotNull(bonus)", Sample.Expression(Sample.D.Where(d => d.Bonus != null)));
        string? nothing = null;
        Assert.Equal("IsNull(atc)", Sample.Expression(Sample.D.Where(d => d.Atc == nothing)));
        Assert.Equal("(atc = \"C10AA01\")", Sample.Expression(Sample.D.Where(d => d.Atc!.Equals("C10AA01", StringComparison.Ordinal))));
    }

    [Fact]
    public void Logic_keeps_nulls_where_csharp_does_and_nowhere_else()
    {
        Assert.Equal("((boxes > 1) and (bonus > 2) and (weight > 3))", Sample.Expression(Sample.D.Where(d => d.Boxes > 1 && d.Bonus > 2 && d.Weight > 3)));
        Assert.Equal("((boxes > 1) or (bonus > 2))", Sample.Expression(Sample.D.Where(d => d.Boxes > 1 || d.Bonus > 2)));
        Assert.Equal("Not(IsTrue((bonus > 2)))", Sample.Expression(Sample.D.Where(d => !(d.Bonus > 2))));
        Assert.Equal("Not(generic)", Sample.Expression(Sample.D.Where(d => !d.Generic)));
        Assert.Equal("generic", Sample.Expression(Sample.D.Where(d => d.Generic)));
        Assert.Equal("(refunded = true)", Sample.Expression(Sample.D.Where(d => d.Refunded == true)));
        Assert.Equal("Coalesce(refunded, false)", Sample.Expression(Sample.D.Where(d => d.Refunded ?? false)));
        Assert.Equal("Not(refunded)", Sample.Expression(Sample.D.Select(d => !d.Refunded)));
        Assert.Equal("(refunded and generic)", Sample.Expression(Sample.D.Select(d => d.Refunded & d.Generic)));
        Assert.Equal("(IsTrue((bonus > 1)) = IsTrue((weight > 2)))", Sample.Expression(Sample.D.Where(d => (d.Bonus > 1) == (d.Weight > 2))));
        Assert.Equal("IsTrue((bonus > 1))", Sample.Expression(Sample.D.Select(d => d.Bonus > 1)));
        Assert.Contains("Sort by [IsTrue((bonus > 1))]", Sample.Plan(Sample.D.OrderBy(d => d.Bonus > 1)), StringComparison.Ordinal);
        Assert.Contains("Aggregate by [IsTrue((bonus > 1))]", Sample.Plan(Sample.D.GroupBy(d => d.Bonus > 1).Select(g => g.Key)), StringComparison.Ordinal);
        bool all = true;
        Assert.Equal("generic", Sample.Expression(Sample.D.Where(d => all && d.Generic)));
        Assert.Equal("true", Sample.Expression(Sample.D.Where(d => all || d.Generic)));
        Assert.Equal("(generic <> IsTrue((bonus > 1)))", Sample.Expression(Sample.D.Where(d => d.Generic ^ d.Bonus > 1)));
    }

    [Fact]
    public void Arithmetic_is_made_in_the_type_of_csharp()
    {
        Assert.Equal("(Cast(boxes as int32) + 1)", Sample.Expression(Sample.D.Select(d => d.Boxes + 1)));
        Assert.Equal("(Cast(boxes as int32) * bonus)", Sample.Expression(Sample.D.Select(d => d.Boxes * d.Bonus)));
        Assert.Equal("(amount * Cast(boxes as decimal(18,0)))", Sample.Expression(Sample.D.Select(d => d.Amount * d.Boxes)));
        Assert.Equal("(patient % 10)", Sample.Expression(Sample.D.Select(d => d.Person % 10)));
        Assert.Equal("Negate(amount)", Sample.Expression(Sample.D.Select(d => -d.Amount)));
        Assert.Equal("(Cast(boxes as double) / weight)", Sample.Expression(Sample.D.Select(d => d.Boxes / d.Weight)));
        Assert.Equal("(amount - 1e-0)", Sample.Expression(Sample.D.Select(d => d.Amount - 1.0m)));
    }

    [Fact]
    public void Conditions_and_fallbacks_choose_between_values()
    {
        Assert.Equal("If((bonus > 1), boxes, 0)", Sample.Expression(Sample.D.Select(d => d.Bonus > 1 ? d.Boxes : 0)));
        Assert.Equal("Coalesce(bonus, 0)", Sample.Expression(Sample.D.Select(d => d.Bonus ?? 0)));
        Assert.Equal("Coalesce(bonus, Cast(boxes as int32))", Sample.Expression(Sample.D.Select(d => d.Bonus ?? d.Boxes)));
        Assert.Equal("Coalesce(atc, \"?\")", Sample.Expression(Sample.D.Select(d => d.Atc ?? "?")));
        Assert.Equal("Coalesce(bonus, 0)", Sample.Expression(Sample.D.Select(d => d.Bonus.GetValueOrDefault())));
        Assert.Equal("Coalesce(bonus, 7)", Sample.Expression(Sample.D.Select(d => d.Bonus.GetValueOrDefault(7))));
        Assert.Equal("IsNotNull(bonus)", Sample.Expression(Sample.D.Where(d => d.Bonus.HasValue)));
        Assert.Equal("(bonus > 3)", Sample.Expression(Sample.D.Where(d => d.Bonus!.Value > 3)));
        Assert.Equal("If(generic, null, bonus)", Sample.Expression(Sample.D.Select(d => d.Generic ? null : d.Bonus)));
        bool wide = true;
        Assert.Equal("amount", Sample.Expression(Sample.D.Select(d => wide ? d.Amount : 0)));
    }

    [Fact]
    public void Casts_change_the_type_without_losing_digits_in_silence()
    {
        Assert.Equal("Cast(boxes as int64)", Sample.Expression(Sample.D.Select(d => (long)d.Boxes)));
        Assert.Equal("Cast(patient as int32)", Sample.Expression(Sample.D.Select(d => (int)d.Person)));
        Assert.Equal("Cast(amount as double)", Sample.Expression(Sample.D.Select(d => (double)d.Amount)));
        Assert.Equal("bonus", Sample.Expression(Sample.D.Select(d => (int)d.Bonus!)));
        Assert.Equal("boxes", Sample.Expression(Sample.D.Select(d => (int?)d.Boxes)));
        Assert.Equal("Cast(kind as int32)", Sample.Expression(Sample.D.Select(d => (int)d.Kind)));
        Assert.Equal("boxes", Sample.Expression(Sample.D.Select(d => (Kind)d.Boxes)));
        Assert.Equal("Cast(Floor(amount) as int32)", Sample.Expression(Sample.D.Select(d => (int)Math.Floor(d.Amount))));
    }
}
