using System.IO.Enumeration;
using Microsoft.Extensions.FileSystemGlobbing;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Files;

namespace Parcours;

/// <summary>Opens files of tables, whatever their format.</summary>
public static class TableFiles
{
    /// <summary>Opens files, each as one source.</summary>
    /// <param name="pathsOrGlobs">
    /// Files; folders, which stand for the files in them that hold tables; or patterns such as <c>data/**/ER_PHA_F_*.csv</c>.
    /// </param>
    /// <param name="options">How they are read; null for all found.</param>
    /// <returns>A source a file, in the order given; the files of a folder or a pattern are in the order of their paths; no file twice.</returns>
    /// <exception cref="ParcoursException">There is no such file, it is empty, it cannot be read, or its format is not known.</exception>
    public static IReadOnlyList<TableSource> Open(IEnumerable<string> pathsOrGlobs, TableFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pathsOrGlobs);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. pathsOrGlobs.SelectMany(Expand).Where(path => seen.Add(Path.GetFullPath(path))).Select(path => OpenFile(path, options))];
    }

    /// <summary>Opens one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for all found.</param>
    /// <returns>A source; nothing has been read but the first bytes.</returns>
    /// <exception cref="ParcoursException">There is no such file, it is empty, it cannot be read, or its format is not known.</exception>
    public static TableSource OpenFile(string path, TableFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new TableFileOptions();
        TableFormat? found = TableFormats.OfBytes(FirstBytes(path));

        // The first bytes of a binary format are surer than a name; those of text say nothing.
        TableFormat format = options.Format ?? (found is null or TableFormat.Csv ? TableFormats.OfName(path) ?? found : found) ?? throw FileErrors.UnknownFormat(path);
        return format switch
        {
            TableFormat.Csv => new CsvSource(path, options.Csv, options.Columns, options.BatchRows),
            TableFormat.Parquet => new ParquetSource(path, options.Columns, options.BatchRows),
            TableFormat.Arrow or TableFormat.ArrowStream => new ArrowSource(path, options.Columns),
            _ => throw FileErrors.UnknownFormat(path),
        };
    }

    /// <summary>The files that a path, a folder or a pattern stands for, in order.</summary>
    private static IEnumerable<string> Expand(string pathOrGlob)
    {
        if (File.Exists(pathOrGlob))
        {
            return [pathOrGlob];
        }

        if (Directory.Exists(pathOrGlob))
        {
            string[] tables = [.. Directory.EnumerateFiles(pathOrGlob).Where(f => TableFormats.OfName(f) is not null).Order(StringComparer.Ordinal)];
            return tables.Length > 0 ? tables : throw FileErrors.NoTables(pathOrGlob);
        }

        return pathOrGlob.AsSpan().ContainsAny('*', '?') ? Match(pathOrGlob) : throw FileErrors.NotFound(pathOrGlob, Neighbours(pathOrGlob));
    }

    private static string[] Match(string pattern)
    {
        // The folders before the first wildcard are where to look; the rest is the pattern.
        string[] steps = pattern.Replace('\\', '/').Split('/');
        int wild = Array.FindIndex(steps, s => s.AsSpan().ContainsAny('*', '?'));
        string root = string.Join('/', steps[..wild]);
        root = root.Length > 0 ? root : pattern[0] == '/' ? "/" : ".";
        if (!Directory.Exists(root))
        {
            throw FileErrors.NotFound(root, Neighbours(root));
        }

        // The matcher knows no '?', so it is given '*' and names are looked at again.
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddInclude(string.Join('/', steps[wild..]).Replace('?', '*'));
        string[] files =
        [
            .. matcher.GetResultsInFullPath(root)
                .Where(f => !steps[^1].Contains('?', StringComparison.Ordinal) || FileSystemName.MatchesSimpleExpression(steps[^1], Path.GetFileName(f)))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw FileErrors.NothingMatches(pattern);
    }

    private static IEnumerable<string> Neighbours(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is not null && Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)) : [];
    }

    private static byte[] FirstBytes(string path)
    {
        if (!File.Exists(path))
        {
            throw FileErrors.NotFound(path, Neighbours(path));
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] start = new byte[64];
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return read > 0 ? start[..read] : throw FileErrors.EmptyFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.NotReadable(path, e);
        }
    }
}
