using System.Diagnostics;
using Parcours.Storage;

namespace Parcours.Tests.Import;

public sealed class KillTests
{
    private const int Kills = 50;
    private const int DeliveryRows = 6_000;

    [Fact]
    public void Killed_at_any_moment_an_import_leaves_the_snapshot_before_it_and_a_clean_dataset()
    {
        string folder = Directory.CreateTempSubdirectory("parcours-kill-").FullName;
        try
        {
            var random = new Random(2);
            long last = 0;
            double oneImport = 0;
            for (int kill = 0; kill < Kills; kill++)
            {
                // The first import of a process is slow and is timed; every other kill falls into a later one.
                RunAndKill(folder, kill == 0 ? 1 : random.Next(2), random.NextDouble(), ref oneImport);
                if (!DatasetStore.Exists(new LocalObjectStore(folder)))
                {
                    continue;
                }

                using DatasetStore store = DatasetStore.Open(new LocalObjectStore(folder));
                Snapshot snapshot = store.Current;
                Assert.True(snapshot.Id >= last);
                last = snapshot.Id;
                Assert.Equal(last * DeliveryRows, last == 0 ? 0 : snapshot.RowCount("dispensings"));
                Assert.Equal(last * 4, Directory.EnumerateFiles(folder, "*.seg", SearchOption.AllDirectories).Count());
                Assert.Empty(Directory.EnumerateFiles(folder, "*.spill", SearchOption.AllDirectories));
                Assert.Empty(store.Verify().Findings);
            }

            Assert.True(last > 0, "No import came to its end, so none was killed after it.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts a process that imports one delivery after the other, and ends it without warning at some moment of an import.</summary>
    private static void RunAndKill(string folder, int afterImports, double moment, ref double oneImport)
    {
        string output = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string framework = Path.GetFileName(output);
        string configuration = Path.GetFileName(Path.GetDirectoryName(output))!;
        string tests = Path.GetFullPath(Path.Combine(output, "../../../.."));
        string host = Path.Combine(tests, "Parcours.ImportHost", "bin", configuration, framework, "Parcours.ImportHost.dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [host, "loop", folder]) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < afterImports; i++)
        {
            Assert.Equal("imported", process.StandardOutput.ReadLine());
            oneImport = oneImport == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : oneImport;
        }

        // Later imports of a process take a fraction of its first.
        Thread.Sleep((int)(oneImport * moment / (afterImports == 0 ? 1 : 4)));
        process.Kill();
        process.WaitForExit();
    }
}
