using System.IO.Hashing;
using Parcours.Import;
using Parcours.Storage;

namespace Parcours.Comparisons.Claims;

/// <summary>Brings the claims into a Parcours dataset.</summary>
internal static class ClaimsImport
{
    /// <summary>Imports all tables into a new dataset, in place of what was in the folder.</summary>
    public static ImportReport Run(string dataset, Func<string, string> fileOf, int threads, long memoryBytes, CancellationToken cancellation)
    {
        if (Directory.Exists(dataset))
        {
            Directory.Delete(dataset, recursive: true);
        }

        Directory.CreateDirectory(dataset);
        TableImport[] tables =
        [
            .. ClaimsTable.All.Select(t => new TableImport(t.Name, t.Kind, [new ParquetSource(fileOf(t.Name))])
            {
                Patient = ClaimsTable.Patient,
                Time = t.Time,
                End = t.End,
            }),
        ];
        return Importer.Run(new LocalObjectStore(dataset), tables, new ImportOptions { Threads = threads, MemoryBytes = memoryBytes }, cancellation);
    }

    /// <summary>What is stored, in one line: the folder and the hash of each segment and dictionary, whatever their names and the time of the import.</summary>
    public static string Fingerprint(string dataset) => string.Join(';', new DirectoryInfo(dataset)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(f => f.Extension is ".seg" or ".dic")
        .Select(f => Path.GetRelativePath(dataset, f.DirectoryName!) + ":" + Hash(f))
        .Order(StringComparer.Ordinal));

    private static string Hash(FileInfo file)
    {
        var hash = new XxHash3();
        using FileStream stream = file.OpenRead();
        hash.Append(stream);
        return Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>The bytes of all files of a dataset.</summary>
    public static long Bytes(string dataset) => new DirectoryInfo(dataset).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
}
