using Parcours.Plans;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>Joins of tables whose rows cross blocks of 32,768 rows and lie in several segments, which the small random tables never do.</summary>
public sealed class BigJoinTests
{
    private const int Rows = 70_000;

    [Fact]
    public void Joins_give_the_answer_of_the_reference_engine_across_blocks_and_segments()
    {
        var random = new Random(11);
        using var dataset = StoredDataset.Import([Events("acts", random, 6_000), Events("drugs", random, 7_000)], new Layout(Buckets: 1, Commits: 2, Sources: 1, BatchRows: 10_000, Threads: 2));
        var reference = new ReferenceEngine(dataset.Tables);
        TableSchema[] schemas = [.. dataset.Tables.Select(t => t.Schema)];
        string[][] keys = [["p", "n"], ["p", "note"], ["n", "note"]];
        foreach (JoinKind kind in Enum.GetValues<JoinKind>())
        {
            string[] on = keys[(int)kind % keys.Length];
            var left = new ScanPlan(schemas[0]);
            var right = new ScanPlan(schemas[1]);
            var plan = new JoinPlan(left, right, kind, [.. on.Select(k => left.Column(schemas[0].IndexOf(k)))], [.. on.Select(k => right.Column(schemas[1].IndexOf(k)))]);
            List<object?[]> expected = reference.Run(plan);
            Assert.True(expected.Count > 10_000, $"{kind} on {string.Join(", ", on)} gives only {expected.Count} rows");
            foreach (RunOptions options in new[] { new RunOptions { Threads = 1 }, new RunOptions { Threads = 3, BatchRows = 1000 } })
            {
                Comparison.AssertSame(plan, expected, EngineAnswers.Run(dataset, plan, options));
            }
        }
    }

    private static ReferenceTable Events(string name, Random random, int patients)
    {
        var schema = new TableSchema(
            name,
            TableKind.Events,
            [
                new ColumnSchema("p", new ColumnType(ColumnKind.Int64), Nullable: false),
                new ColumnSchema("time", new ColumnType(ColumnKind.Date), Nullable: false),
                new ColumnSchema("n", new ColumnType(ColumnKind.Int32), Nullable: true),
                new ColumnSchema("note", new ColumnType(ColumnKind.Text), Nullable: true),
            ])
        {
            Patient = "p",
            Time = "time",
        };

        // Some values are wanted by nobody on the other side, some are null, some patients have many rows.
        object?[] Row() =>
        [
            (long)random.Next(random.Next(10) == 0 ? 40 : patients),
            (long)random.Next(18_000, 19_000),
            random.Next(20) == 0 ? null : (long)random.Next(12),
            random.Next(20) == 0 ? null : $"note {random.Next(Rows / 8)}",
        ];
        return new ReferenceTable(schema, [.. Enumerable.Range(0, Rows).Select(_ => Row())]);
    }
}
