using Parcours.Import;
using Parcours.Storage;

namespace Parcours.Tests.Import;

public sealed class CancellationTests
{
    [Fact]
    public void A_cancelled_import_leaves_what_was_there_and_nothing_else()
    {
        string folder = Directory.CreateTempSubdirectory("parcours-cancel-").FullName;
        try
        {
            var delivery = new RandomDelivery(11, "t", TableKind.Events, false, 200);
            List<object?[]> rows = delivery.Rows(6_000);
            Importer.Run(new LocalObjectStore(folder), [delivery.Import(rows, 1)], new ImportOptions { Buckets = 4 }, default);
            string[] before = Files(folder);
            var random = new Random(1);
            for (int i = 0; i < 25; i++)
            {
                using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(60)));
                using DatasetStore store = DatasetStore.Open(new LocalObjectStore(folder));
                try
                {
                    using var run = new ImportRun(store, [delivery.Import(rows, 3, 100)], new ImportOptions(), 2, new ImportBudget(1 << 20), stop.Token);
                    run.Run();
                    before = Files(folder);
                }
                catch (OperationCanceledException)
                {
                    Assert.Equal(before, Files(folder));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_source_that_fails_leaves_nothing_and_its_error_is_the_one_thrown()
    {
        string folder = Directory.CreateTempSubdirectory("parcours-fail-").FullName;
        try
        {
            using DatasetStore store = DatasetStore.Create(new LocalObjectStore(folder), new ColumnType(ColumnKind.Int64), 2);
            string[] before = Files(folder);
            int batches = 0;
            var source = new RowSource(
                "s",
                [("p", Apache.Arrow.Types.Int64Type.Default)],
                [.. Enumerable.Range(0, 5_000).Select(i => new object?[] { (long)i })],
                100)
            {
                BeforeBatch = () => _ = Interlocked.Increment(ref batches) == 20 ? throw new IOException("gone") : 0,
            };
            TableImport table = new("t", TableKind.Patients, [source]) { Patient = "p" };
            Assert.Throws<IOException>(() => Importer.Run(store, [table], new ImportOptions { Threads = 3 }, default));
            Assert.Equal(before, Files(folder));
            Assert.Equal(0, store.Current.Id);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
