using System.Globalization;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>Removes a snapshot: first its document, then what only it mentioned. Killed between, the rest goes when the dataset is next opened.</summary>
/// <remarks>An object <c>removed/NNNNNNNNNN</c> keeps in mind that it was removed by name: a snapshot that is missing without one was lost.</remarks>
internal static class SnapshotRemoval
{
    public const string Folder = "removed/";

    public static void Remove(IObjectStore store, long id)
    {
        List<long> known = SnapshotFiles.List(store);
        if (id >= 1 && !known.Contains(id) && Leftovers.Find(store).Lost.TryGetValue(id, out List<string>? lost))
        {
            GiveUp(store, id, lost);
            return;
        }

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
        Note(store, id);
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

    /// <summary>Removes the files of a snapshot whose document was lost, since the user asks for it.</summary>
    private static void GiveUp(IObjectStore store, long id, List<string> files)
    {
        using WriterClaim claim = WriterClaim.Take(store, evenAfterALoss: true);
        if (id < claim.BaseId)
        {
            // Another lost snapshot may have named some of them too.
            Note(store, id);
            var free = new HashSet<string>(Leftovers.Find(store).Removable, StringComparer.Ordinal);
            files = files.FindAll(free.Contains);
        }

        files.ForEach(store.Delete);
        claim.Finish();
    }

    private static void Note(IObjectStore store, long id)
    {
        try
        {
            using IObjectWriter writer = store.Create(FormattableString.Invariant($"{Folder}{id:D10}"));
            writer.Complete();
        }
        catch (ObjectExistsException)
        {
            // A removal that was killed has noted it before.
        }
    }
}
