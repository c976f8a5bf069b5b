namespace Parcours.Tests.Execution;

/// <summary>When a worker finds damage the others are stopped; who asked must hear of the damage, never of the stopping.</summary>
public sealed class DamagedSegmentTests(VisitFixture visits) : IClassFixture<VisitFixture>
{
    [Theory]
    [InlineData("scan")]
    [InlineData("aggregate")]
    [InlineData("join")]
    [InlineData("sort")]
    public async Task Damage_is_told_each_time_however_many_workers_there_are(string kind)
    {
        string folder = visits.Folder + "-damaged-" + kind;
        Copy(visits.Folder, folder);
        try
        {
            // Two of the segments, so that workers may find damage at the same time as others go on.
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "buckets"), "*.seg", SearchOption.AllDirectories).OrderByDescending(f => new FileInfo(f).Length).Take(2))
            {
                byte[] bytes = await File.ReadAllBytesAsync(file);
                for (int place = bytes.Length / 20; place < bytes.Length * 8 / 10; place += bytes.Length / 20)
                {
                    bytes[place] ^= 1;
                }

                await File.WriteAllBytesAsync(file, bytes);
            }

            await using Dataset data = await Dataset.OpenAsync(folder);
            for (int i = 0; i < 40; i++)
            {
                var error = await Assert.ThrowsAsync<ParcoursException>(() => VisitFixture.AskAsync(data, kind, new RunOptions { Threads = 1 + (i % 8) }));
                Assert.Equal(ErrorKind.Damage, error.Kind);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
