using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>The snapshots that a store holds.</summary>
internal static class SnapshotFiles
{
    /// <summary>The numbers of the snapshots, ascending.</summary>
    public static List<long> List(IObjectStore store)
    {
        List<long> ids = [.. store.List(SnapshotDocument.Folder).Select(o => SnapshotDocument.IdOf(o.Name)).Where(id => id >= 0)];
        ids.Sort();
        return ids;
    }

    /// <summary>The number of the newest snapshot.</summary>
    public static long Newest(IObjectStore store)
    {
        List<long> ids = List(store);
        return ids.Count > 0 ? ids[^1] : throw Errors.Damaged(SnapshotDocument.Folder, "it holds no snapshot");
    }

    /// <summary>Reads a snapshot's document.</summary>
    public static SnapshotDocument Read(IObjectStore store, long id)
    {
        string file = SnapshotDocument.FileOf(id);
        SnapshotDocument document = SealedJson.Read(store, file, StorageJson.Default.SnapshotDocument);
        if (document.FormatVersion > DatasetDocument.CurrentVersion)
        {
            throw Errors.NewerFormat(file, document.FormatVersion, DatasetDocument.CurrentVersion);
        }

        return document.Id == id && SnapshotCheck.IsWhole(document) ? document : throw Errors.Damaged(file, "it is not the snapshot of its name");
    }
}
