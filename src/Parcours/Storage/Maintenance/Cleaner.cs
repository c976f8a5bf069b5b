namespace Parcours.Storage;

/// <summary>Removes what writers that were killed left: unfinished files, and files that no snapshot mentions nor ever did.</summary>
internal static class Cleaner
{
    /// <summary>Cleans when there is a sign of a writer and no writer is alive; otherwise does nothing.</summary>
    public static void CleanIfSafe(IObjectStore store)
    {
        if (!store.List(WriterClaim.Folder).Any() && !HasSpill(store) && !store.HasUnfinished())
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

    private static void Clean(IObjectStore store)
    {
        List<string> signs = [.. store.List(WriterClaim.Folder).Select(o => o.Name)];
        store.DeleteUnfinished();
        foreach (string file in Leftovers.Find(store).Removable)
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
