using System.Globalization;

namespace Parcours.Storage;

/// <summary>The data files that no snapshot names, told apart: what a killed writer or removal left, and what belongs to a snapshot that was lost.</summary>
/// <remarks>
/// The name of a file begins with the snapshot that its writer hoped to commit. A writer's sign goes only once its snapshot is there, or its files
/// are gone. So a file without a sign was committed, and a snapshot named it. Where none does any more, either all snapshots from its own on are there
/// or were removed by name, and nobody needs it; or one is missing that nobody removed, and it may be the only trace of its rows.
/// </remarks>
internal sealed class Leftovers
{
    private static readonly string[] s_dataFolders = ["buckets/", "reference/", "dictionaries/"];

    private Leftovers(IReadOnlyList<string> removable, IReadOnlyDictionary<long, List<string>> lost) => (Removable, Lost) = (removable, lost);

    /// <summary>Files that nobody needs.</summary>
    public IReadOnlyList<string> Removable { get; }

    /// <summary>Files that a lost snapshot may have named, by the number of the first such snapshot.</summary>
    public IReadOnlyDictionary<long, List<string>> Lost { get; }

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => Removable.Concat(Lost.Values.SelectMany(files => files));

    /// <summary>Looks at all files and all snapshots.</summary>
    public static Leftovers Find(IObjectStore store)
    {
        // Files before signs before snapshots: what a writer commits meanwhile is found at one of the three.
        List<string> files = [.. s_dataFolders.SelectMany(folder => store.List(folder)).Select(o => o.Name)];
        HashSet<string> signs = Signs(store);
        List<long> ids = SnapshotFiles.List(store);
        var mentioned = new HashSet<string>(ids.SelectMany(id => SnapshotFiles.Read(store, id).Files()), StringComparer.Ordinal);
        return Sort(files.Where(file => !mentioned.Contains(file)), signs, ids, Removals(store));
    }

    /// <summary>The newest lost snapshot that no snapshot follows; -1 when there is none. Looks at names alone.</summary>
    public static long LostAfter(IObjectStore store)
    {
        List<string> files = [.. s_dataFolders.SelectMany(folder => store.List(folder)).Select(o => o.Name)];
        HashSet<string> signs = Signs(store);
        long newest = SnapshotFiles.Newest(store);
        return files.Select(SignOf).Where(sign => sign is not null && NumberOf(sign) > newest && !signs.Contains(sign)).Select(sign => NumberOf(sign!)).DefaultIfEmpty(-1).Max();
    }

    private static Leftovers Sort(IEnumerable<string> unmentioned, HashSet<string> signs, List<long> ids, HashSet<long> removed)
    {
        var removable = new List<string>();
        var lost = new SortedDictionary<long, List<string>>();
        var present = new HashSet<long>(ids);
        foreach (string file in unmentioned)
        {
            // A file that no writer of ours names so is somebody's own.
            if (SignOf(file) is not { } sign)
            {
                continue;
            }

            long missing = signs.Contains(sign) ? -1 : FirstMissing(NumberOf(sign), ids[^1], present, removed);
            if (missing < 0)
            {
                removable.Add(file);
            }
            else if (lost.TryGetValue(missing, out List<string>? known))
            {
                known.Add(file);
            }
            else
            {
                lost.Add(missing, [file]);
            }
        }

        return new(removable, lost);
    }

    private static long FirstMissing(long from, long newest, HashSet<long> present, HashSet<long> removed)
    {
        for (long id = from; id <= Math.Max(from, newest); id++)
        {
            if (!present.Contains(id) && !removed.Contains(id))
            {
                return id;
            }
        }

        return -1;
    }

    private static HashSet<string> Signs(IObjectStore store) => [.. store.List(WriterClaim.Folder).Select(o => o.Name[WriterClaim.Folder.Length..])];

    private static HashSet<long> Removals(IObjectStore store) =>
        [.. store.List(SnapshotRemoval.Folder).Select(o => long.TryParse(o.Name[SnapshotRemoval.Folder.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : -1)];

    /// <summary>The sign of the writer of a file: <c>0000000042-0</c> of <c>reference/0000000042-0-1.seg</c>; null for other names.</summary>
    private static string? SignOf(string file)
    {
        string name = file[(file.LastIndexOf('/') + 1)..];
        string[] parts = name.Split('.')[0].Split('-');
        return parts.Length >= 2 && parts[0].Length == 10 && parts.Take(2).All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            ? $"{parts[0]}-{parts[1]}"
            : null;
    }

    private static long NumberOf(string sign) => long.Parse(sign.AsSpan(0, 10), NumberStyles.None, CultureInfo.InvariantCulture);
}
