namespace Parcours.Tests.Execution;

public sealed class ProgressTests(VisitFixture visits) : IClassFixture<VisitFixture>
{
    [Theory]
    [InlineData("scan")]
    [InlineData("aggregate")]
    [InlineData("join")]
    [InlineData("sort")]
    [InlineData("distinct")]
    public async Task Progress_never_falls_over_the_whole_query_and_ends_at_one(string kind)
    {
        await using Dataset data = await Dataset.OpenAsync(visits.Folder);
        var heard = new List<QueryProgress>();
        await VisitFixture.AskAsync(data, kind, new RunOptions { Threads = 3, Progress = new Told(heard.Add) });
        Assert.True(heard.Zip(heard.Skip(1)).All(p => p.First.Fraction <= p.Second.Fraction && p.First.Rows <= p.Second.Rows), string.Join(' ', heard));
        Assert.Equal(1, heard[^1].Fraction);
        Assert.All(heard.SkipLast(1), p => Assert.InRange(p.Fraction, 0.001, 0.995));
        Assert.Equal(kind == "join" ? 2 * VisitFixture.Rows : VisitFixture.Rows, heard[^1].Rows);

        // The second read of a join begins where the first has ended.
        Assert.True(kind != "join" || heard.Count(p => p.Fraction < 0.5) > 3);
    }
}
