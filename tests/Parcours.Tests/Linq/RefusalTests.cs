namespace Parcours.Tests.Linq;

/// <summary>What the engine does not know is refused before anything runs: the author's text, the part, what to do.</summary>
public sealed class RefusalTests
{
    private readonly int _field = 3;

    [Fact]
    public void An_own_method_is_refused_with_the_whole_lambda_and_the_part() => Refuses(
        "PRC0302: In `d => RefusalTests.IsStatin(d.Atc) && (d.Boxes > 1)`, `RefusalTests.IsStatin(d.Atc)` cannot be translated: 'RefusalTests.IsStatin' is your own method, which cannot run inside the engine. "
        + "Write what it does in the lambda itself, or apply it to the rows after ToListAsync.",
        () => Sample.D.Where(d => IsStatin(d.Atc) && d.Boxes > 1));

    [Fact]
    public void A_computed_property_is_refused() => Refuses(
        "PRC0302: In `d => d.IsStatin`, `d.IsStatin` cannot be translated: Dispensing has no column behind 'IsStatin': a computed member cannot run inside the engine. Write what it computes in the lambda itself.",
        () => Sample.D.Where(d => d.IsStatin));

    [Fact]
    public void A_method_of_the_base_library_is_refused_by_name() => Refuses(
        "PRC0302: In `d => d.Atc.PadLeft(7) == \"C10\"`, `d.Atc.PadLeft(7)` cannot be translated: the engine has nothing for 'string.PadLeft' with these arguments. "
        + "Write it with what the engine knows, or compute it on the rows after ToListAsync.",
        () => Sample.D.Where(d => d.Atc!.PadLeft(7) == "C10"));

    [Fact]
    public void A_culture_is_refused() => Refuses(
        "PRC0302: In `d => d.Atc.StartsWith(\"c10\", StringComparison.OrdinalIgnoreCase)`, `d.Atc.StartsWith(\"c10\", StringComparison.OrdinalIgnoreCase)`"
        + " cannot be translated: text is compared ordinally in the engine. Use StringComparison.Ordinal, or ToUpperInvariant() on both sides.",
        () => Sample.D.Where(d => d.Atc!.StartsWith("c10", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void A_single_character_is_refused() => Refuses(
        "PRC0302: In `d => d.Atc[0] == 'C'`, `d.Atc[0]` cannot be translated: there are no single characters in the engine. Use Substring(position, 1), which is text.",
        () => Sample.D.Where(d => d.Atc![0] == 'C'));

    [Fact]
    public void A_cast_that_loses_digits_is_refused() => Refuses(
        "PRC0302: In `d => (int)d.Amount`, `(int)d.Amount` cannot be translated: it would cut off digits without saying how. Say how to round, as in `(int)Math.Floor(d.Amount)`.",
        () => Sample.D.Select(d => (int)d.Amount));

    [Fact]
    public void A_span_of_time_is_refused() => Refuses(
        "PRC0302: In `d => (d.At - d.At).Days > 3`, `d.At - d.At` cannot be translated: there is no arithmetic on DateTime and DateTime in the engine. "
        + "Use numbers; for dates AddDays, AddMonths, or the difference of two DayNumber.",
        () => Sample.D.Where(d => (d.At - d.At).Days > 3));

    [Fact]
    public void Bits_are_refused() => Refuses(
        "PRC0302: In `d => (d.Boxes & _field) == 1`, `d.Boxes & _field` cannot be translated: the engine has no operators on bits. "
        + "Compare with the values that are meant, or compute it on the rows after ToListAsync.",
        () => Sample.D.Where(d => (d.Boxes & _field) == 1));

    [Fact]
    public void A_set_that_reads_the_row_is_refused() => Refuses(
        "PRC0302: In `d => d.Boxes.In(1, d.Prescriber)`, `d.Prescriber` cannot be translated: each value must be known before the query runs. Use a constant or a captured variable.",
        () => Sample.D.Where(d => d.Boxes.In(1, d.Prescriber)));

    [Fact]
    public void A_date_made_of_the_row_is_refused() => Refuses(
        "PRC0302: In `d => new DateOnly(d.Date.Year, 1, 1)`, `new DateOnly(d.Date.Year, 1, 1)`"
        + " cannot be translated: a DateOnly cannot be made of columns. For dates use AddDays, AddMonths and AddYears; a constant date may be captured.",
        () => Sample.D.Select(d => new DateOnly(d.Date.Year, 1, 1)));

    [Fact]
    public void A_captured_value_that_no_column_holds_is_refused()
    {
        TimeSpan span = TimeSpan.FromDays(3);
        Refuses(
            "PRC0302: In `d => new { d.Atc, span }`, `span` cannot be translated: no column holds values of type TimeSpan. "
            + "Columns hold bool, whole numbers, decimal, float, double, DateOnly, DateTime, text and bytes.",
            () => Sample.D.Select(d => new { d.Atc, span }));
    }

    [Fact]
    public void A_captured_computation_that_fails_is_refused()
    {
        string? text = null;
        Refuses(
            "PRC0302: In `d => d.Boxes > text.Length`, `text.Length` cannot be translated: computing it failed: 'text' is null. Compute it before the query, and capture the variable.",
            () => Sample.D.Where(d => d.Boxes > text!.Length));
    }

    [Fact]
    public void A_missing_row_is_not_read_into_a_number_in_silence() => Refuses(
        "PRC0308: In `new { d.Atc, p.Id }`, `p.Id` may be null (its row may be missing), but long cannot. Write `(long?)p.Id` to keep the null, or test for it and say what stands in.",
        () => from d in Sample.D
              join p in Sample.P on (long)d.Prescriber equals p.Id into ps
              from p in ps.DefaultIfEmpty()
              select new { d.Atc, p.Id });

    [Fact]
    public void The_length_of_missing_text_is_not_a_number() => Refuses(
        "PRC0308: In `d => d.Atc.Length`, `d.Atc.Length` may be null (something in it may be), but int cannot. Write `(int?)d.Atc.Length` to keep the null, or test for it and say what stands in.",
        () => Sample.D.Select(d => d.Atc!.Length));

    [Fact]
    public void A_group_is_not_a_value()
    {
        var groups = Sample.D.GroupBy(d => d.Atc);
        Refuses(
            "PRC0311: A row of the result holds the rows of a group, which are not a value. Ask for their aggregates first, as in `.Select(g => new { g.Key, N = g.Count() })`, or take them one by one with `from x in g`.",
            () => groups.Explain());
        Refuses(
            "PRC0302: In `g => g == null`, `g` cannot be translated: it is the rows of a group, not a value. Ask for an aggregate of them: Count(), Sum(…), Min(…) and so on.",
            () => groups.Where(g => g == null));
    }

    [Fact]
    public void Groups_are_not_joined_before_they_are_aggregated()
    {
        var kept = Sample.D.GroupBy(d => d.Prescriber).Select(g => new { g, N = g.Count() });
        Assert.Equal("PRC0311", Assert.Throws<ParcoursException>(() => kept.Join(Sample.P, k => k.N, p => p.Id, (k, p) => new { k, p })).Id);
    }

    [Fact]
    public void An_aggregate_of_an_aggregate_is_refused() => Refuses(
        "PRC0302: In `r => r.Sum(s => s.ds.Count())`, `s.ds.Count()` cannot be translated: an aggregate inside an aggregate is not computed. Compute the inner one in a Select first.",
        () => Sample.S.GroupJoin(Sample.D, s => s.Person, d => d.Person, (s, ds) => new { s, ds }).Aggregate(r => r.Sum(s => s.ds.Count())));

    [Fact]
    public void Patients_of_a_reference_table_are_not_counted()
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => Sample.P.Aggregate(r => r.CountDistinctPatients()));
        Assert.StartsWith("PRC0310: In `r => r.CountDistinctPatients()`, the rows have no patient", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_of_day_is_refused() => Refuses(
        "PRC0302: In `d => d.At == d.Date.ToDateTime(new TimeOnly(3, 0))`, `d.Date.ToDateTime(new TimeOnly(3, 0))` cannot be translated: the engine has nothing for 'DateOnly.ToDateTime' with these arguments. "
        + "Write it with what the engine knows, or compute it on the rows after ToListAsync.",
        () => Sample.D.Where(d => d.At == d.Date.ToDateTime(new TimeOnly(3, 0))));

    [Fact]
    public void Queries_of_different_datasets_are_not_joined()
    {
        Query<Doctor> other = Query<Doctor>.Create(Sample.P.State with { Runner = new Other() });
        ParcoursException error = Assert.Throws<ParcoursException>(() => Sample.D.Join(other, d => (long)d.Prescriber, p => p.Id, (d, p) => p.Name));
        Assert.Equal("PRC0309", error.Id);
    }

    [Fact]
    public void A_negative_count_is_refused() =>
        Refuses("PRC0313: Take was given -1. It takes 0 or more.", () => Sample.D.Take(-1));

    [Fact]
    public void Groups_exist_only_in_lambdas() =>
        Assert.Equal("PRC0315", Errors().Id);

    private static ParcoursException Errors() => Diagnostics.Errors.OnlyInLambdas();

    private static bool IsStatin(string? atc) => atc == "C10AA";

    private static void Refuses(string text, Func<object> query) =>
        Assert.Equal(text, Assert.Throws<ParcoursException>(query).Message);

    private sealed class Other : Parcours.Results.IQueryRunner
    {
        public IAsyncEnumerable<Apache.Arrow.RecordBatch> RunAsync(Plans.LogicalPlan plan, RunOptions? options, CancellationToken cancellation) => throw new NotSupportedException();

        public string Explain(Plans.LogicalPlan plan) => "";

        public Task<Parcours.Execution.RunAnalysis> AnalyzeAsync(Plans.LogicalPlan plan, RunOptions? options, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
