namespace Parcours.Tests.Execution;

/// <summary>Closing a dataset while it is read must never pull the mapped files from under a worker.</summary>
public sealed class ClosingTests(VisitFixture visits) : IClassFixture<VisitFixture>
{
    [Fact]
    public async Task Closing_waits_for_the_workers_that_read()
    {
        Dataset data = await Dataset.OpenAsync(visits.Folder);
        using var reading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var options = new RunOptions
        {
            Threads = 4,
            Progress = new Told(_ =>
            {
                reading.Set();
                goOn.Wait();
            }),
        };
        Task query = Task.Run(() => VisitFixture.AskAsync(data, "sort", options));
        reading.Wait();
        Task closing = Task.Run(data.Dispose);
        Task<string> analysis = Task.Run(async () => (await Assert.ThrowsAsync<ParcoursException>(async () =>
        {
            while (true)
            {
                await Task.Delay(5);
                await data.Table<VisitFixture.Visit>().ExplainAnalyzeAsync();
            }
        })).Id);
        Assert.Equal("PRC0004", await analysis);
        await Task.Delay(100);
        Assert.False(closing.IsCompleted, "the files were unmapped while a worker was reading");
        goOn.Set();
        await closing;
        Assert.Equal("PRC0004", (await Assert.ThrowsAsync<ParcoursException>(() => query)).Id);
    }

    [Fact]
    public async Task A_dataset_can_be_closed_at_any_moment_of_its_queries()
    {
        string[] kinds = ["scan", "aggregate", "join", "sort"];
        for (int i = 0; i < 24; i++)
        {
            Dataset data = await Dataset.OpenAsync(visits.Folder);
            Task[] queries = [.. kinds.Select(k => Task.Run(() => VisitFixture.AskAsync(data, k, new RunOptions { Threads = 3 })))];
            await Task.Delay(i * 3);
            await data.DisposeAsync();
            data.Dispose();
            foreach (Task query in queries)
            {
                try
                {
                    await query;
                }
                catch (ParcoursException closed)
                {
                    Assert.Equal("PRC0004", closed.Id);
                }
            }
        }
    }

    [Fact]
    public async Task A_caller_may_close_in_the_midst_of_its_own_loop()
    {
        Dataset data = await Dataset.OpenAsync(visits.Folder);
        var error = await Assert.ThrowsAsync<ParcoursException>(async () =>
        {
            await foreach (VisitFixture.Visit visit in data.Table<VisitFixture.Visit>().AsAsyncEnumerable(new RunOptions { Threads = 1 }))
            {
                Assert.True(visit.Patient > 0);
                await data.DisposeAsync();
            }
        });
        Assert.Equal("PRC0004", error.Id);
    }
}
