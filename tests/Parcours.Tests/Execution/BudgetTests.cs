using System.Collections.Immutable;
using Apache.Arrow;
using Parcours.Execution;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Storage;

namespace Parcours.Tests.Execution;

/// <summary>What keeps rows asks for memory first; when there is too little, the query fails by name, gives all back, and the next one runs.</summary>
public sealed class BudgetTests(VisitFixture visits) : IClassFixture<VisitFixture>
{
    [Theory]
    [InlineData("aggregate")]
    [InlineData("by patient")]
    [InlineData("quantile")]
    [InlineData("distinct")]
    [InlineData("sort")]
    [InlineData("top")]
    [InlineData("join")]
    [InlineData("concat")]
    [InlineData("limit")]
    public async Task Whatever_keeps_rows_fails_by_name_and_gives_everything_back(string kind)
    {
        using DatasetStore store = DatasetStore.Open(new LocalObjectStore(visits.Folder));
        LogicalPlan plan = Plan(new ScanPlan(store.Current.FindTable("VISITS")!), kind);
        long? expected = null;
        int refused = 0;
        for (long bytes = 1 << 12; expected is null; bytes = bytes * 3 / 2)
        {
            var run = new QueryRun(store.Current, new RunOptions { Threads = 3, MemoryBytes = bytes }, CancellationToken.None);
            try
            {
                expected = await CountAsync(plan, run);
                Assert.InRange(run.Budget.Peak, 1, bytes);
            }
            catch (ParcoursException error)
            {
                refused++;
                Assert.Equal("PRC0401", error.Id);
            }
            finally
            {
                run.Dispose();
            }

            Assert.Equal(0, run.Budget.Held);
        }

        Assert.True(refused > 3, $"only {refused} runs had too little memory");
        using var ample = new QueryRun(store.Current, new RunOptions { Threads = 1 }, CancellationToken.None);
        Assert.Equal(await CountAsync(plan, ample), expected);
    }

    [Fact]
    public async Task A_cancelled_query_gives_everything_back()
    {
        using DatasetStore store = DatasetStore.Open(new LocalObjectStore(visits.Folder));
        foreach (string kind in new[] { "aggregate", "sort", "join", "concat" })
        {
            LogicalPlan plan = Plan(new ScanPlan(store.Current.FindTable("VISITS")!), kind);
            using var stop = new CancellationTokenSource();
            int reports = 0;
            var options = new RunOptions
            {
                Threads = 3,
                Progress = new Told(_ =>
                {
                    if (++reports == 20)
                    {
                        stop.Cancel();
                    }
                }),
            };
            var run = new QueryRun(store.Current, options, stop.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CountAsync(plan, run));
            run.Dispose();
            Assert.Equal(0, run.Budget.Held);
        }
    }

    private static LogicalPlan Plan(ScanPlan scan, string kind)
    {
        ColumnExpression patient = scan.Column(scan.Table.PatientIndex);
        ColumnExpression note = scan.Column(scan.Table.IndexOf("note"));
        ColumnExpression amount = scan.Column(scan.Table.IndexOf("amount"));
        ImmutableArray<NamedAggregate> texts = [new("last", new AggregateExpression(AggregateFunction.Max, note)), new("n", new AggregateExpression(AggregateFunction.CountDistinct, amount))];
        return kind switch
        {
            "aggregate" => new AggregatePlan(scan, [new("note", note)], texts),
            "by patient" => new AggregatePlan(scan, [new("patient", patient)], texts),
            "quantile" => new AggregatePlan(scan, [], [new("half", new AggregateExpression(AggregateFunction.Quantile, amount, null, 0.5))]),
            "distinct" => new DistinctPlan(scan),
            "sort" => new SortPlan(scan, [new SortKey(note)]),
            "top" => new LimitPlan(new SortPlan(scan, [new SortKey(note, Descending: true)]), 0, 20_000),
            "join" => new JoinPlan(scan, scan, JoinKind.Inner, [note, patient], [note, patient]),
            "concat" => new ConcatPlan(scan, scan),
            _ => new LimitPlan(scan, 5, 100_000),
        };
    }

    private static async Task<long> CountAsync(LogicalPlan plan, QueryRun run)
    {
        long rows = 0;
        await foreach (RecordBatch batch in QueryExecutor.RunAsync(plan, run))
        {
            using (batch)
            {
                rows += batch.Length;
            }
        }

        return rows;
    }
}
