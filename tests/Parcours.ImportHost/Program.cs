using System.Diagnostics;
using System.Globalization;
using Parcours;
using Parcours.Import;
using Parcours.ImportHost;
using Parcours.Storage;

// loop FOLDER             imports deliveries one after the other until it is killed
// time FOLDER ROWS MIB N  times one import of ROWS rows in MIB mebibytes with N threads
long Number(int index) => long.Parse(args[index], CultureInfo.InvariantCulture);
if (args is ["loop", string dataset])
{
    Console.WriteLine("ready");
    for (int delivery = 1; ; delivery++)
    {
        Importer.Run(new LocalObjectStore(dataset), [ClaimsSource.Table(6_000, 500, delivery)], new ImportOptions { MemoryBytes = 16 << 20, Threads = 2, Buckets = 4 }, default);
        Console.WriteLine("imported");
    }
}

if (args is ["time", string folder, _, _, _])
{
    long start = Stopwatch.GetTimestamp();
    var options = new ImportOptions { MemoryBytes = Number(3) << 20, Threads = (int)Number(4), Progress = new Phases(start) };
    TableImport table = ClaimsSource.Table(Number(2), (int)Math.Max(1, Number(2) / 33), 1);
    ImportReport report = Importer.Run(new LocalObjectStore(folder), [table], options, default);
    long bytes = new DirectoryInfo(folder).EnumerateFiles("*.seg", SearchOption.AllDirectories).Sum(file => file.Length);
    Console.WriteLine(FormattableString.Invariant(
        $"{report.Stored:N0} rows in {report.Elapsed.TotalSeconds:F2} s, {report.Stored / report.Elapsed.TotalSeconds / 1e6:F2} M rows/s, {bytes / (double)report.Stored:F2} bytes/row, spilled {report.SpilledBytes >> 20} MiB, peak {report.PeakMemoryBytes >> 20} MiB counted, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB resident"));
    return 0;
}

return 2;
