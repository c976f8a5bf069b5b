using Parcours.Import;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class SameBytesTests
{
    private const long Plenty = 256 << 20;

    [Theory]
    [InlineData(TableKind.Events, false)]
    [InlineData(TableKind.Intervals, true)]
    [InlineData(TableKind.Reference, false)]
    public void What_is_stored_depends_on_the_rows_alone(TableKind kind, bool textKeys)
    {
        var delivery = new RandomDelivery(17, "t", kind, textKeys, 300);
        List<object?[]> rows = delivery.Rows(12_000);
        List<string> expected = Import(delivery, rows, 1, 1, Plenty).Bytes;
        var random = new Random(5);
        foreach ((int threads, int sources, long memory) in (IEnumerable<(int, int, long)>)[(2, 1, Plenty), (5, 3, Plenty), (1, 2, 1 << 17), (5, 4, 1 << 15)])
        {
            object?[][] shuffled = [.. rows];
            random.Shuffle(shuffled);
            (List<string> bytes, ImportReport report) = Import(delivery, shuffled, threads, sources, memory);
            Assert.Equal(expected, bytes);
            Assert.Equal(memory < Plenty, report.SpilledBytes > 0);
        }
    }

    [Fact]
    public void A_sorted_input_and_a_shuffled_one_are_stored_alike()
    {
        var delivery = new RandomDelivery(3, "t", TableKind.Events, false, 100);
        List<object?[]> rows = delivery.Rows(5_000);
        List<object?[]> sorted = [.. rows.OrderBy(row => row[0], Comparer<object?>.Create(Cells.Compare)).ThenBy(row => row[1], Comparer<object?>.Create(Cells.Compare))];
        Assert.Equal(Import(delivery, sorted, 2, 1, Plenty).Bytes, Import(delivery, rows, 2, 1, Plenty).Bytes);
    }

    /// <summary>The segments and dictionaries of an import, without the names that each commit makes up.</summary>
    private static (List<string> Bytes, ImportReport Report) Import(RandomDelivery delivery, IReadOnlyList<object?[]> rows, int threads, int sources, long memory)
    {
        var objects = new MemoryObjectStore();
        using DatasetStore store = DatasetStore.Create(objects, new ColumnType(rows.Any(row => row[0] is string) ? ColumnKind.Text : ColumnKind.Int64), 2);
        var budget = new ImportBudget(memory);
        ImportReport report;
        using (var run = new ImportRun(store, [delivery.Import(rows, sources, 700)], new ImportOptions(), threads, budget, default))
        {
            report = run.Run();
        }

        Assert.Equal(0, budget.Used);
        List<string> bytes = [.. objects.Objects
            .Where(file => file.Key.EndsWith(".seg", StringComparison.Ordinal) || file.Key.EndsWith(".dic", StringComparison.Ordinal))
            .Select(file => $"{Path.GetDirectoryName(file.Key)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value))}")
            .Order(StringComparer.Ordinal)];
        Assert.NotEmpty(bytes);
        return (bytes, report);
    }
}
