using System.Diagnostics;
using System.Globalization;
using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Measuring;
using Parcours.Comparisons.Peers;
using Parcours.Comparisons.Reporting;
using Spectre.Console;

namespace Parcours.Comparisons.Suites;

/// <summary>
/// Import of the shuffled Parquet files: into a Parcours dataset, and into a DuckDB file by <c>CREATE TABLE … AS SELECT … ORDER BY</c> patient and time, with the same threads.
/// DuckDB is given the same memory, and in a second run what it takes by itself.
/// </summary>
internal static class ImportSuite
{
    public static Task<int> RunAsync(SuiteOptions options, CancellationToken cancellation)
    {
        ClaimsData data = ClaimsData.FindOrMake(options.Data, options.Size, options.Threads, AnsiConsole.WriteLine);
        return Task.FromResult(Run(data, options, cancellation) ? 0 : 1);
    }

    /// <summary>Imports with each engine, prints and keeps what came out; the dataset stays. False when the order of the input makes a difference.</summary>
    public static bool Run(ClaimsData data, SuiteOptions options, CancellationToken cancellation)
    {
        ImportResult[] results =
        [
            Parcours(data, options, cancellation),
            DuckDb(data, options, options.ImportMemoryBytes),
            DuckDb(data, options, null),
        ];
        bool sameBytes = SameFromSorted(data, options, cancellation);
        double ratio = results[0].Seconds / results[1..].Min(r => r.Seconds);
        Print(results, FormattableString.Invariant($"{options.Size.Name} dispensings, shuffled, {options.Threads} threads; sorted Parquet {data.ParquetBytes / 1e6:N0} MB. Parcours takes {ratio:N2} times as long as DuckDB; the sorted files {(sameBytes ? "give the same bytes" : "GIVE OTHER BYTES")}."));
        string file = ResultFile.Write(
            FormattableString.Invariant($"import-{options.Size.Name}-{options.Threads}-threads"),
            new { Machine = Machine.This, options.Threads, options.ImportMemoryBytes, data.ParquetBytes, TimesDuckDb = ratio, SameBytesFromSorted = sameBytes, Results = results });
        AnsiConsole.WriteLine($"Kept in {file}");
        return sameBytes;
    }

    /// <summary>What is stored is a function of the rows: the sorted files must give the bytes that the shuffled ones gave.</summary>
    private static bool SameFromSorted(ClaimsData data, SuiteOptions options, CancellationToken cancellation)
    {
        AnsiConsole.WriteLine("Importing the sorted files, to compare what is stored …");
        string folder = Path.Combine(data.Scratch, "sorted");
        ClaimsImport.Run(folder, data.Sorted, options.Threads, options.ImportMemoryBytes, cancellation);
        bool same = ClaimsImport.Fingerprint(folder) == ClaimsImport.Fingerprint(data.Dataset);
        Directory.Delete(folder, recursive: true);
        return same;
    }

    private static ImportResult Parcours(ClaimsData data, SuiteOptions options, CancellationToken cancellation)
    {
        AnsiConsole.WriteLine("Importing with Parcours …");
        using var peak = new PeakMemory();
        long started = Stopwatch.GetTimestamp();
        ImportReport report = ClaimsImport.Run(data.Dataset, data.Shuffled, options.Threads, options.ImportMemoryBytes, cancellation);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new ImportResult($"Parcours, {Gibibytes(options.ImportMemoryBytes)}", seconds, ClaimsImport.Bytes(data.Dataset), peak.Bytes, report.SpilledBytes);
    }

    private static ImportResult DuckDb(ClaimsData data, SuiteOptions options, long? memoryBytes)
    {
        AnsiConsole.WriteLine("Importing with DuckDB …");
        string file = Path.Combine(data.Scratch, "import.duckdb");
        File.Delete(file);
        using var peak = new PeakMemory();
        long started = Stopwatch.GetTimestamp();
        using (DuckDbSession duck = DuckDbSession.File(file, options.Threads, data.Scratch, memoryBytes))
        {
            foreach (ClaimsTable table in ClaimsTable.All)
            {
                duck.Execute($"CREATE TABLE {table.Name} AS SELECT * FROM '{data.Shuffled(table.Name)}' ORDER BY {table.Order}");
            }

            duck.Execute("CHECKPOINT");
        }

        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var result = new ImportResult($"DuckDB, {(memoryBytes is { } bytes ? Gibibytes(bytes) : "its own limit")}", seconds, new FileInfo(file).Length, peak.Bytes, null);
        File.Delete(file);
        return result;
    }

    private static void Print(ImportResult[] results, string caption)
    {
        var table = new Table { Caption = new TableTitle(caption) };
        table.AddColumns("import", "seconds", "MB on disk", "MB of memory at most", "MB spilled");
        foreach (ImportResult r in results)
        {
            table.AddRow(r.Engine, r.Seconds.ToString("N2", CultureInfo.InvariantCulture), Megabytes(r.Bytes), Megabytes(r.PeakMemoryBytes), r.SpilledBytes is { } spilled ? Megabytes(spilled) : "");
        }

        AnsiConsole.Write(table);
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N0", CultureInfo.InvariantCulture);

    private static string Gibibytes(long bytes) => FormattableString.Invariant($"{bytes / (double)(1 << 30):0.#} GiB");
}
