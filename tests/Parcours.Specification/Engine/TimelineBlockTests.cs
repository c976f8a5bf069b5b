using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>
/// Patients whose rows go on over several blocks, and over more rows than any operator holds at once. Each has a row a day from day 0 on, numbered i from 0, so that what
/// is expected can be worked out for each row.
/// </summary>
public sealed class TimelineBlockTests
{
    private static readonly (long Patient, int Rows)[] _patients = [(1, 66_000), (2, 3), (3, 33_000), .. Enumerable.Range(4, 100).Select(p => ((long)p, 3 + (p % 9)))];

    private static readonly TableSchema _schema = new(
        "days",
        TableKind.Events,
        [
            new ColumnSchema("p", new ColumnType(ColumnKind.Int64), false),
            new ColumnSchema("day", new ColumnType(ColumnKind.Date), false),
            new ColumnSchema("i", new ColumnType(ColumnKind.Int32), false),
            new ColumnSchema("k", new ColumnType(ColumnKind.Int32), true),
            new ColumnSchema("b", new ColumnType(ColumnKind.Boolean), true),
        ])
    {
        Patient = "p",
        Time = "day",
    };

    private static readonly Lazy<StoredDataset> _oneSegment = new(() => Import(commits: 1));

    private static readonly Lazy<StoredDataset> _threeSegments = new(() => Import(commits: 3));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Windows_see_the_rows_of_other_blocks(int commits) => AssertGives(
        commits,
        scan => new WithinGroupPlan(
            scan,
            scan,
            new EventTime(Day(scan)),
            [new TimeWindow(new WindowBound(Day(scan), -1), new WindowBound(Day(scan), 1)), new TimeWindow(new WindowBound(Day(scan), -40_000), new WindowBound(Day(scan)))],
            [
                new WindowAggregate("sum", 0, new AggregateExpression(AggregateFunction.Sum, Number(scan))),
                new WindowAggregate("near", 0, new AggregateExpression(AggregateFunction.Count, null)),
                new WindowAggregate("before", 1, new AggregateExpression(AggregateFunction.Count, null)),
            ],
            [],
            []),
        (i, n) => [Around(i, n).Sum(), Around(i, n).Count(), Math.Min(i + 1L, 40_001)]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Pairs_cross_blocks(int commits) => AssertGives(
        commits,
        scan => new WithinJoinPlan(
            scan, scan, new EventTime(Day(scan)), new TimeWindow(new WindowBound(Day(scan), 1), new WindowBound(Day(scan), 1)), orMissing: true, [], []),
        (_, _) => [],
        (i, n) => i + 1 < n ? i + 1 : null);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_row_before_may_lie_in_another_block(int commits) => AssertGives(
        commits,
        scan => new AsOfPlan(scan, scan, Day(scan), new EventTime(Day(scan)), AsOfDirection.Backward, strict: true, null, [], []),
        (_, _) => [],
        (i, _) => i > 0 ? i - 1 : null);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Places_are_counted_over_blocks(int commits) => AssertGives(
        commits,
        scan => new PatientWindowPlan(
            scan,
            Day(scan),
            [],
            [
                new NamedPatientFunction("number", PatientFunction.Number),
                new NamedPatientFunction("back", PatientFunction.NumberFromEnd),
                new NamedPatientFunction("before", PatientFunction.Lag, Number(scan), 1),
                new NamedPatientFunction("after", PatientFunction.Lead, Number(scan), 40_000),
            ]),
        (i, n) => [i + 1L, (long)n - i, i > 0 ? i - 1L : null, i + 40_000 < n ? i + 40_000L : null]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Supplies_cover_days_over_blocks(int commits) => AssertGives(
        commits,
        scan => new WithinGroupPlan(
            scan,
            scan,
            new EventTime(Day(scan), CallExpression.Call(Function.AddDays, Day(scan), LiteralExpression.Of(4))),
            [new TimeWindow(new WindowBound(Day(scan), -10), new WindowBound(Day(scan)))],
            [new CoveredDays("days", 0, CarryOver: false), new CoveredDays("carried", 0, CarryOver: true)],
            [],
            []),
        (i, _) => [Math.Min(i + 1L, 11), Math.Min(i + 1L, 11)]);

    /// <summary>Every 20,000th day is uncovered: episodes of 19,999 days, whose patients go on in the next block.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Episodes_go_on_over_blocks(int commits)
    {
        const int every = 20_000;
        var expected = new List<object?[]>();
        foreach ((long patient, int rows) in _patients)
        {
            for (int start = 0; start < rows; start += every)
            {
                int last = Math.Min(start + every - 2, rows - 1);
                expected.Add([patient, (long)start, (long)last, last - start + 1L, last - start + 1L, Enumerable.Range(start, last - start + 1).Sum(i => (long)i)]);
            }
        }

        AssertAnswer(
            commits,
            scan => new EpisodesPlan(
                new FilterPlan(scan, CallExpression.Call(Function.NotEqual, CallExpression.Call(Function.Remainder, Number(scan), LiteralExpression.Of(every)), LiteralExpression.Of(every - 1))),
                Day(scan),
                LiteralExpression.Of(1),
                0,
                carryOver: false,
                [],
                [new NamedAggregate("sum", new AggregateExpression(AggregateFunction.Sum, Number(scan)))]),
            expected);
    }

    /// <summary>
    /// 1,639 patients of five rows are whole after 1,171 batches of seven: the last of them ends within a word of bits, where the two rows that follow are as many as the nulls.
    /// </summary>
    [Fact]
    public void Nulls_stay_nulls_where_a_patient_ends_within_a_word()
    {
        object?[][] rows = [.. from p in Enumerable.Range(1, 3_000) from i in Enumerable.Range(0, 5) select (object?[])[(long)p, (long)i, (long)i, i is 2 or 4 ? null : 7L, i == 3 ? null : true]];
        using var dataset = StoredDataset.Import([new ReferenceTable(_schema, rows)], new Layout(Buckets: 1, Commits: 1, Sources: 1, BatchRows: 10_000, Threads: 1));
        var scan = new ScanPlan(dataset.Tables[0].Schema, [.. _schema.Columns.Select(c => dataset.Tables[0].Schema.IndexOf(c.Name))]);
        var plan = new PatientWindowPlan(scan, Day(scan), [], [new NamedPatientFunction("number", PatientFunction.Number)]);
        object?[][] expected = [.. rows.Select(r => (object?[])[.. r, (long)r[2]! + 1])];
        Comparison.AssertSame(plan, expected, EngineAnswers.Run(dataset, plan, new RunOptions { Threads = 1, BatchRows = 7 }));
    }

    private static ColumnExpression Day(ScanPlan scan) => scan.Column(1);

    private static ColumnExpression Number(ScanPlan scan) => scan.Column(2);

    private static IEnumerable<long> Around(int i, int n) => new long[] { i - 1, i, i + 1 }.Where(k => k >= 0 && k < n);

    private static object?[] Row(long patient, int i) => [patient, (long)i, (long)i, i % 3 == 0 ? null : i % 5L, i % 7 == 0 ? null : i % 2 == 0];

    /// <summary>Each row, and what is expected beside it: values, or another row of the patient.</summary>
    private static void AssertGives(int commits, Func<ScanPlan, LogicalPlan> plan, Func<int, int, object?[]> beside, Func<int, int, int?>? right = null)
    {
        var expected = new List<object?[]>();
        foreach ((long patient, int rows) in _patients)
        {
            for (int i = 0; i < rows; i++)
            {
                IEnumerable<object?> others = beside(i, rows).Select(v => v is int number ? (long)number : v);
                object?[] other = right is null ? [] : right(i, rows) is { } place ? Row(patient, place) : new object?[_schema.Columns.Length];
                expected.Add([.. Row(patient, i), .. others, .. other]);
            }
        }

        AssertAnswer(commits, plan, expected);
    }

    private static void AssertAnswer(int commits, Func<ScanPlan, LogicalPlan> plan, List<object?[]> expected)
    {
        StoredDataset dataset = (commits == 1 ? _oneSegment : _threeSegments).Value;
        TableSchema stored = dataset.Tables[0].Schema;
        LogicalPlan asked = plan(new ScanPlan(stored, [.. _schema.Columns.Select(c => stored.IndexOf(c.Name))]));
        RunOptions[] settings = [new() { Threads = 1, BatchRows = 4096 }, new() { Threads = 2, BatchRows = 500 }];
        Assert.All(settings, s => Comparison.AssertSame(asked, expected, EngineAnswers.Run(dataset, asked, s)));
    }

    private static StoredDataset Import(int commits)
    {
        object?[][] rows = [.. _patients.SelectMany(p => Enumerable.Range(0, p.Rows).Select(i => Row(p.Patient, i)))];
        return StoredDataset.Import([new ReferenceTable(_schema, rows)], new Layout(Buckets: 1, commits, Sources: 1, BatchRows: 10_000, Threads: 2));
    }
}
