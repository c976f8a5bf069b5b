using System.Globalization;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>Removes a snapshot: first its document, then what only it mentioned. Killed between, the rest goes when the dataset is next opened.</summary>
internal static class SnapshotRemoval
{
    public static void Remove(IObjectStore store, long id)
    {
        List<long> known = SnapshotFiles.List(store);
        if (id < 1 || !known.Contains(id))
        {
            throw Errors.UnknownSnapshot(id.ToString(CultureInfo.InvariantCulture), []);
        }

        if (id == known[^1])
        {
            throw Errors.LastSnapshot(id);
        }

        using WriterClaim claim = WriterClaim.Take(store);
        SnapshotDocument removed = SnapshotFiles.Read(store, id);
        var kept = new HashSet<string>(known.Where(k => k != id).SelectMany(k => SnapshotFiles.Read(store, k).Files()), StringComparer.Ordinal);
        store.Delete(SnapshotDocument.FileOf(id));
        try
        {
            foreach (string file in removed.Files().Where(f => !kept.Contains(f)))
            {
                store.Delete(file);
            }

            claim.Finish();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The snapshot is gone. Some systems keep files that are still mapped; the sign stays, and they go at a later opening.
        }
    }
}
