using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>A dataset lives through random commits, compactions, removals, lost commits, kills and reopenings, beside a plain list of its rows.</summary>
public sealed class LifeTests
{
    private static readonly int s_cases = int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), out int n) ? n : 10;

    [Fact]
    public void Every_snapshot_is_what_it_was_whatever_happens_after()
    {
        for (int seed = 0; seed < s_cases; seed++)
        {
            var random = new Random(seed);
            var objects = new MemoryObjectStore();
            var expected = new SortedDictionary<long, List<Claims.Act>>();
            DatasetStore store = DatasetStore.Create(objects, new(ColumnKind.Int64), 2);
            for (int step = 0; step < 14; step++)
            {
                store = Step(random, objects, store, expected);
            }

            foreach ((long id, List<Claims.Act> rows) in expected)
            {
                Assert.Equal(Claims.Lines(rows), Claims.Read(store.At(id)));
            }

            VerifyReport report = store.Verify();
            Assert.True(report.IsClean, $"seed {seed}: {string.Join("; ", report.Findings.Select(f => f.Message))}");
            Assert.Equal(expected.Keys, store.Snapshots.Select(s => s.Id));
            store.Dispose();
        }
    }

    private static DatasetStore Step(Random random, MemoryObjectStore objects, DatasetStore store, SortedDictionary<long, List<Claims.Act>> expected)
    {
        List<Claims.Act> before = expected.Count == 0 ? [] : expected.Last().Value;
        List<Claims.Act> added = Claims.Random(random.Next(), random.Next(1, 80), random.Next(1, 200));
        switch (random.Next(7))
        {
            case 0 when expected.Count > 0:
                expected.Add(store.Compact().Id, before);
                return store;
            case 1 when expected.Count > 1:
                long oldest = expected.Keys.ElementAt(random.Next(expected.Count - 1));
                store.RemoveSnapshot(oldest);
                expected.Remove(oldest);
                return store;
            case 2:
                // Killed in the middle of a commit.
                Claims.WriteInto(store.BeginCommit(), store, added);
                objects.KillHolders();
                return DatasetStore.Open(objects);
            case 3:
                store.Dispose();
                return DatasetStore.Open(objects);
            case 4:
                using (CommitBuilder given = store.BeginCommit())
                {
                    Claims.WriteInto(given, store, added);
                    return store;
                }

            default:
                expected.Add(Claims.Write(store, added).Id, [.. before, .. added]);
                return store;
        }
    }
}
