using Parcours.Execution;

namespace Parcours.Tests.Execution;

/// <summary>A query stops when its caller no longer wants it, wherever it is; the caller hears of its own token, and the next query runs.</summary>
public sealed class CancellationTests(VisitFixture visits) : IClassFixture<VisitFixture>
{
    public static TheoryData<string> Kinds => new("scan", "aggregate", "join", "sort", "distinct");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_query_that_is_cancelled_before_it_starts_reads_nothing(string kind)
    {
        await using Dataset data = await Dataset.OpenAsync(visits.Folder);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        int reports = 0;
        var options = new RunOptions { Threads = 4, Progress = new Told(_ => reports++) };
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => VisitFixture.AskAsync(data, kind, options, stop.Token));
        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.Equal(0, reports);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_query_that_is_cancelled_in_the_middle_stops_and_leaves_the_pool_usable(string kind)
    {
        await using Dataset data = await Dataset.OpenAsync(visits.Folder);
        for (int after = 1; after <= 9; after++)
        {
            using var stop = new CancellationTokenSource();
            int reports = 0;
            int reached = after;
            var options = new RunOptions
            {
                Threads = 4,
                Progress = new Told(_ =>
                {
                    if (++reports == reached)
                    {
                        stop.Cancel();
                    }
                }),
            };
            var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => VisitFixture.AskAsync(data, kind, options, stop.Token));
            Assert.Equal(stop.Token, cancelled.CancellationToken);

            // Those that were on a morsel already may end it.
            Assert.InRange(reports, after, after + 3);
        }

        Assert.Equal(VisitFixture.Rows, await data.Table<VisitFixture.Visit>().CountAsync(new RunOptions { Threads = 4 }));
    }

    [Fact]
    public void A_thread_that_has_nothing_to_do_ends()
    {
        var pool = new WorkerPool(TimeSpan.FromMilliseconds(50));
        int ran = 0;
        pool.Run(5, _ => Interlocked.Increment(ref ran));
        Assert.Equal(5, ran);
        Assert.True(SpinWait.SpinUntil(() => pool.Threads == 0, TimeSpan.FromSeconds(20)), $"{pool.Threads} threads are left");
        pool.Run(3, _ => Interlocked.Increment(ref ran));
        Assert.Equal(8, ran);
    }
}
