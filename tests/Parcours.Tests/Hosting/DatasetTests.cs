using Row = Parcours.Tests.Hosting.ClaimsFixture.Row;

namespace Parcours.Tests.Hosting;

/// <summary>The main road end to end: import, open, ask, read; answers are those of LINQ to objects.</summary>
public sealed class DatasetTests(ClaimsFixture claims) : IClassFixture<ClaimsFixture>
{
    [Fact]
    public async Task A_dataset_tells_what_it_holds()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        Assert.Equal(["ER_PHA_F", "IR_PHA_R"], data.Tables.Select(t => t.Name));
        Assert.Equal(["first", "second"], data.Snapshots.Select(s => s.Name));
        Assert.Equal((1000, 4), (data.RowCount("er_pha_f"), data.RowCount("IR_PHA_R")));
        Assert.Equal("second", data.Snapshot.Name);
        Assert.Equal(claims.Folder, data.Path);
    }

    [Fact]
    public async Task Rows_come_back_as_they_were_imported()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        List<Line> lines = await data.Table<Line>().ToListAsync();
        Assert.Equal(
            claims.Rows.Select(r => new Line(r.Patient, r.Date, r.Cip, r.Boxes, r.Bonus, r.Amount, r.Note, r.Generic)).OrderBy(l => l.ToString(), StringComparer.Ordinal),
            lines.OrderBy(l => l.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_are_those_of_csharp()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        Query<Line> lines = data.Table<Line>();
        string[] notes = ["note 1", "note 2"];
        var day = new DateOnly(2022, 6, 1);
        Assert.Equal(Count(r => r.Bonus != 4), await lines.Where(l => l.Bonus != 4).CountAsync());
        Assert.Equal(Count(r => !(r.Bonus > 4)), await lines.Where(l => !(l.Bonus > 4)).CountAsync());
        Assert.Equal(Count(r => notes.Contains(r.Note) && r.Date >= day), await lines.Where(l => notes.Contains(l.Note) && l.Date >= day).CountAsync());
        Assert.Equal(Count(r => r.Note == null || r.Note.EndsWith('3')), await lines.Where(l => l.Note == null || l.Note.EndsWith('3')).CountAsync());
        Assert.Equal(Count(r => r.Generic ? r.Boxes > 2 : r.Amount > 500), await lines.Where(l => l.Generic ? l.Boxes > 2 : l.Amount > 500).CountAsync());
        Assert.Equal(Count(r => (r.Bonus ?? 7) % 2 == 1), await lines.Where(l => (l.Bonus ?? 7) % 2 == 1).CountAsync());
        Assert.Equal(Count(r => r.Date.Month == 2 && r.Date.AddDays(10).Month == 3), await lines.Where(l => l.Date.Month == 2 && l.Date.AddDays(10).Month == 3).CountAsync());
        Assert.Equal(Count(r => (r.Bonus > 4) == (r.Cip > 2)), await lines.Where(l => (l.Bonus > 4) == (l.Cip > 2)).CountAsync());
        Assert.Equal(Count(r => (r.Bonus > 4) == (r.Note?.EndsWith('3') ?? false)), await lines.Where(l => (l.Bonus > 4) == l.Note!.EndsWith('3')).CountAsync());
        Assert.True(await lines.Where(l => l.Boxes == 4).AnyAsync());
        Assert.False(await lines.Where(l => l.Boxes == 5).AnyAsync());
    }

    [Fact]
    public async Task Groups_give_the_aggregates_of_their_rows()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        var found = await (
            from l in data.Table<Line>()
            group l by new { l.Cip, l.Date.Year } into g
            where g.Count() > 3
            orderby g.Key.Year, g.Sum(l => l.Amount) descending
            select new
            {
                g.Key.Cip,
                g.Key.Year,
                N = g.Count(),
                Amount = g.Sum(l => l.Amount),
                Bonus = g.Sum(l => l.Bonus),
                Last = g.Max(l => l.Date),
                Mean = g.Average(l => l.Boxes),
                Patients = g.CountDistinctPatients(),
                Generic = g.Count(l => l.Generic),
            }).ToListAsync();
        var expected = claims.Rows
            .GroupBy(r => (r.Cip, r.Date.Year))
            .Where(g => g.Count() > 3)
            .OrderBy(g => g.Key.Year).ThenByDescending(g => g.Sum(r => r.Amount))
            .Select(g => new
            {
                g.Key.Cip,
                g.Key.Year,
                N = (long)g.Count(),
                Amount = g.Sum(r => r.Amount),
                Bonus = g.Any(r => r.Bonus is not null) ? (long?)g.Sum(r => r.Bonus) : null,
                Last = g.Max(r => r.Date),
                Mean = g.Average(r => r.Boxes),
                Patients = (long)g.Select(r => r.Patient).Distinct().Count(),
                Generic = (long)g.Count(r => r.Generic),
            });
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Joins_find_the_rows_of_reference_tables()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        string[] atc = ["C10AA01", "C10AA05", "A10BA02", "N02BE01"];
        var statins =
            from l in data.Table<Line>()
            join d in data.Table<Drug>() on l.Cip equals d.Cip
            where d.Atc!.StartsWith("C10")
            select new { d.Atc, l.Boxes };
        Assert.Equal(Count(r => r.Cip < 2), await statins.CountAsync());
        Assert.Equal(claims.Rows.Where(r => r.Cip < 2).Sum(r => (long)r.Boxes), await statins.AggregateAsync(r => r.Sum(s => s.Boxes)));

        var all = await (
            from l in data.Table<Line>()
            join d in data.Table<Drug>() on l.Cip equals d.Cip into ds
            from d in ds.DefaultIfEmpty()
            select new { l.Cip, d.Atc, Known = d != null, d }).ToListAsync();
        Assert.Equal(1000, all.Count);
        Assert.All(all, a => Assert.Equal((a.Cip < 4 ? atc[a.Cip] : null, a.Cip < 4, a.Cip < 4 ? new Drug(a.Cip, atc[a.Cip]) : null), (a.Atc, a.Known, a.d)));

        var perDrug = await data.Table<Drug>().GroupJoin(data.Table<Line>().Where(l => l.Cip != 2), d => d.Cip, l => l.Cip, (d, ls) => new
        {
            d.Cip,
            N = ls.Count(),
            Boxes = ls.Sum(l => l.Boxes),
            First = ls.Min(l => l.Date),
        }).OrderBy(d => d.Cip).ToListAsync();
        Assert.Equal((2, 0L, 0L, null), (perDrug[2].Cip, perDrug[2].N, perDrug[2].Boxes, perDrug[2].First));
        Assert.Equal((Count(r => r.Cip == 1), claims.Rows.Where(r => r.Cip == 1).Min(r => r.Date)), (perDrug[1].N, perDrug[1].First));
    }

    [Fact]
    public async Task Older_snapshots_stay_readable()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        DatasetView first = data.At("first");
        Assert.Equal(600, await first.Table<Line>().CountAsync());
        Assert.Equal(600, first.RowCount("ER_PHA_F"));
        Assert.Equal(600, await data.At(first.Snapshot.Id).Table("ER_PHA_F").CountAsync());
        Assert.Equal("PRC0309", Assert.Throws<ParcoursException>(() => data.Table<Line>().Concat(first.Table<Line>())).Id);
        Assert.Equal("PRC0106", Assert.Throws<ParcoursException>(() => data.At("third")).Id);
    }

    [Fact]
    public async Task Untyped_queries_run_too()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        UntypedQuery t = data.Table("ER_PHA_F");
        await using var reader = t.Where(t["boxes"] >= 3 & t["generic"]).GroupBy("cip").Aggregate(("n", Agg.Count()), ("amount", Agg.Sum("amount"))).AsDataReader();
        var found = new List<(int, long, decimal)>();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetInt32(0), reader.GetInt64(1), reader.GetDecimal(2)));
        }

        Assert.Equal(
            claims.Rows.Where(r => r.Boxes >= 3 && r.Generic).GroupBy(r => r.Cip).OrderBy(g => g.Key).Select(g => (g.Key, (long)g.Count(), g.Sum(r => r.Amount))),
            found);
    }

    [Fact]
    public async Task Plans_can_be_looked_at()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        Query<Line> query = data.Table<Line>().Where(l => l.Boxes > 1);
        Assert.Contains("Scan ER_PHA_F", query.Explain(), StringComparison.Ordinal);
        Assert.Contains("ER_PHA_F", await query.ExplainAnalyzeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_imported_through_a_dataset_is_read_by_later_queries()
    {
        string folder = claims.Folder + "-own";
        try
        {
            await Dataset.ImportAsync(folder, [claims.Dispensings(0, 10)]);
            await using Dataset data = await Dataset.OpenAsync(folder);
            Query<Line> before = data.Table<Line>();
            ImportReport report = await data.ImportAsync([claims.Dispensings(10, 30)]);
            Assert.Equal(20, report.Stored);
            Assert.Equal((10, 30), (await before.CountAsync(), await data.Table<Line>().CountAsync()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_wrong_path_or_table_is_an_error_that_helps()
    {
        Assert.Equal("PRC0103", (await Assert.ThrowsAsync<ParcoursException>(() => Dataset.OpenAsync(claims.Folder + "-none"))).Id);
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        Assert.Contains("Did you mean 'ER_PHA_F'?", Assert.Throws<ParcoursException>(() => data.Table("ER_PHA")).Message, StringComparison.Ordinal);
        Query<Line> query = data.Table<Line>();
        await data.DisposeAsync();
        Assert.Equal("PRC0004", Assert.Throws<ParcoursException>(() => data.Table("ER_PHA_F")).Id);
        Assert.Equal("PRC0004", (await Assert.ThrowsAsync<ParcoursException>(() => query.ToListAsync())).Id);
    }

    [Fact]
    public async Task A_cancelled_query_stops()
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => data.Table<Line>().ToListAsync(null, stop.Token));
    }

    private long Count(Func<Row, bool> predicate) => claims.Rows.Count(predicate);

    [Table("ER_PHA_F")]
    internal sealed record Line([Patient] long Patient, [Time] DateOnly Date, int Cip, int Boxes, int? Bonus, decimal Amount, string? Note, bool Generic);

    [Table("IR_PHA_R")]
    internal sealed record Drug(int Cip, string? Atc);
}
