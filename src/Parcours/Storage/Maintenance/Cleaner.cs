namespace Parcours.Storage;

/// <summary>Removes what writers that were killed left: unfinished files, and files that no snapshot mentions.</summary>
internal static class Cleaner
{
    private static readonly string[] s_dataFolders = ["buckets/", "reference/", "dictionaries/"];

    /// <summary>Cleans when there is a sign of a writer and no writer is alive; otherwise does nothing.</summary>
    public static void CleanIfSafe(IObjectStore store)
    {
        if (!store.List(WriterClaim.Folder).Any() && !HasSpill(store))
        {
            return;
        }

        using IDisposable? held = store.TryLock(exclusive: true);
        if (held is null)
        {
            return;
        }

        try
        {
            Clean(store);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ParcoursException)
        {
            // Leftovers take room but harm nobody, and a damaged snapshot, which could mention any of them, shows when it is read.
        }
    }

    /// <summary>The data files that no snapshot mentions.</summary>
    public static IEnumerable<string> Unmentioned(IObjectStore store)
    {
        var mentioned = new HashSet<string>(SnapshotFiles.List(store).SelectMany(id => SnapshotFiles.Read(store, id).Files()), StringComparer.Ordinal);
        return s_dataFolders.SelectMany(f => store.List(f)).Select(o => o.Name).Where(n => !mentioned.Contains(n));
    }

    private static void Clean(IObjectStore store)
    {
        List<string> signs = [.. store.List(WriterClaim.Folder).Select(o => o.Name)];
        store.DeleteUnfinished();
        foreach (string file in Unmentioned(store).ToList())
        {
            store.Delete(file);
        }

        if (HasSpill(store))
        {
            Directory.Delete(store.LocalPath(SpillFolder.Folder)!, recursive: true);
        }

        // The signs go last: until all is clean they say that there is something to do.
        foreach (string sign in signs)
        {
            store.Delete(sign);
        }
    }

    private static bool HasSpill(IObjectStore store) => store.LocalPath(SpillFolder.Folder) is { } path && Directory.Exists(path);
}
