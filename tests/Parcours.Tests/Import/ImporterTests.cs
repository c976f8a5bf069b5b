using Parcours.Import;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class ImporterTests
{
    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), out int cases) ? cases : 60;

    [Fact]
    public void Random_deliveries_are_stored_as_a_naive_import_stores_them()
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            bool textKeys = random.Next(2) == 0;
            int buckets = 1 << random.Next(4);
            RandomDelivery[] tables =
            [
                new(seed, "events", TableKind.Events, textKeys, 1 + random.Next(200)),
                new(seed + 1_000_000, "intervals", TableKind.Intervals, textKeys, 1 + random.Next(200)),
                new(seed + 2_000_000, "reference", TableKind.Reference, textKeys, 1 + random.Next(50)),
            ];
            var naive = new NaiveImport(buckets);
            var objects = new MemoryObjectStore();
            int deliveries = 1 + random.Next(3);
            for (int d = 0; d < deliveries; d++)
            {
                List<object?[]>[] rows = [.. tables.Select(table => table.Rows(random.Next(random.Next(4) == 0 ? 3000 : 200)))];
                naive.Import([.. tables.Select((table, t) => table.Naive(rows[t]))]);
                var options = new ImportOptions { Threads = 1 + random.Next(3), Buckets = buckets, MemoryBytes = 16 << 20 };
                ImportReport report = Importer.Run(objects, [.. tables.Select((table, t) => table.Import(rows[t], 1 + random.Next(3), 1 + random.Next(500)))], options, default);
                Assert.All(report.Tables, table => Assert.Equal(table.Read, table.Stored + table.Rejected));
                Assert.Equal(rows.Select(r => (long)r.Count), report.Tables.Select(table => table.Read));
            }

            using DatasetStore store = DatasetStore.Open(objects);
            Assert.Empty(store.Verify().Findings);
            foreach (string name in (string[])["events", "intervals", "reference"])
            {
                Assert.Equal(naive.Lines(name), StoredRows.Of(store.Current, name));
            }
        }
    }
}
