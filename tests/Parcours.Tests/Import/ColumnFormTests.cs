using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Import;
using Parcours.Storage;
using Parcours.Tests.Storage;

namespace Parcours.Tests.Import;

public sealed class ColumnFormTests
{
    [Theory]
    [InlineData(120_000, 70_000, ColumnKind.Text)]
    [InlineData(120_000, 50_000, ColumnKind.Code)]
    [InlineData(90_000, 90_000, ColumnKind.Code)]
    public void Text_becomes_codes_unless_it_has_too_many_values(int rows, int distinct, ColumnKind expected)
    {
        ColumnSchema column = Import(rows, StringType.Default, i => FormattableString.Invariant($"v{i % distinct}")).FindTable("t")!.Columns[1];
        Assert.Equal(expected, column.Type.Kind);
        Assert.Equal(expected == ColumnKind.Code ? "t.v" : null, column.Dictionary);
    }

    [Theory]
    [InlineData(15_000, 6_661, "t.v")]
    [InlineData(15_000, 1, null)]
    [InlineData(65_536, 1_000, "t.v")]
    [InlineData(65_537, 1_000, null)]
    public void Integers_become_codes_when_those_are_much_narrower(int distinct, int step, string? dictionary)
    {
        Snapshot snapshot = Import(70_000, Int64Type.Default, i => 3_400_930_000_000L + ((long)(i % distinct) * step));
        Assert.Equal(dictionary, snapshot.FindTable("t")!.Columns[1].Dictionary);
        Assert.Equal(
            Enumerable.Range(0, 70_000).Select(i => FormattableString.Invariant($"0|{3_400_930_000_000L + ((long)(i % distinct) * step)}")).Order(StringComparer.Ordinal),
            StoredRows.Of(snapshot, "t").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Text_with_more_values_than_a_dictionary_takes_is_stored_as_it_is()
    {
        const int Rows = 40_000;
        Snapshot snapshot = Import(Rows, StringType.Default, i => FormattableString.Invariant($"v{i}"), mostTextValues: 25_000);
        Assert.Equal(ColumnKind.Text, snapshot.FindTable("t")!.Columns[1].Type.Kind);
        List<string> stored = StoredRows.Of(snapshot, "t");
        Assert.Equal(Rows, stored.Count);
        Assert.True(stored.SequenceEqual(Enumerable.Range(0, Rows).Select(i => FormattableString.Invariant($"0|v{i}")).Order(StringComparer.Ordinal)));
    }

    private static Snapshot Import(int rows, IArrowType type, Func<int, object> value, int mostTextValues = TextDictionary.MostValues)
    {
        var objects = new MemoryObjectStore();
        TableImport table = new("t", TableKind.Patients, [new Generated(0, rows, type, value)]) { Patient = "p" };
        Importer.Run(objects, [table], new ImportOptions { Threads = 2, Buckets = 1, MostTextValues = mostTextValues }, default);
        return DatasetStore.Open(objects).Current;
    }

    /// <summary>One patient and one value a row, made as it is read.</summary>
    private sealed class Generated(int first, int rows, IArrowType type, Func<int, object> value) : TableSource
    {
        public override string Name => "generated";

        public override Schema Schema { get; } = new([new("p", Int64Type.Default, false), new("v", type, false)], null);

        public override long EstimatedRows => rows;

        public override IReadOnlyList<TableSource> Split(int parts) =>
            [new Generated(first, rows / 2, type, value), new Generated(first + (rows / 2), rows - (rows / 2), type, value)];

        public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
        {
            for (int at = 0; at < rows; at += 30_000)
            {
                int count = Math.Min(30_000, rows - at);
                IArrowArray[] arrays =
                [
                    Arrays.Of(Int64Type.Default, [.. Enumerable.Repeat((object)0L, count)]),
                    Arrays.Of(type, [.. Enumerable.Range(first + at, count).Select(value)]),
                ];
                yield return new SourceBatch(new RecordBatch(Schema, arrays, count), first + at + 1, [], []);
            }
        }
    }
}
