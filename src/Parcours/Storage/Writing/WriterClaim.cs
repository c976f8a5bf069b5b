using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>
/// A writer's sign: an object <c>writers/NNNNNNNNNN-K</c> while it is at work, and the shared lock. The object outlives a writer
/// that is killed and tells the next to open the dataset that there is something to clean; the lock does not, and tells it
/// when it may. The sign also makes the names of the files that the writer adds its own.
/// </summary>
internal sealed class WriterClaim : IDisposable
{
    public const string Folder = "writers/";

    private const int Patience = 1000;

    private readonly IObjectStore _store;
    private readonly IDisposable _lock;
    private readonly string _file;

    private WriterClaim(IObjectStore store, IDisposable held, long baseId, string sign)
    {
        (_store, _lock, _file) = (store, held, Folder + sign);
        (BaseId, Sign) = (baseId, sign);
    }

    /// <summary>The newest snapshot when the claim was made.</summary>
    public long BaseId { get; }

    /// <summary>What the names of the writer's files end with: the snapshot it hopes to commit, and a number among its rivals.</summary>
    public string Sign { get; }

    /// <summary>Claims the snapshot after the newest.</summary>
    /// <param name="store">Where.</param>
    /// <param name="evenAfterALoss">Whether to go on where a newer snapshot was lost, whose number and files the claim would take over.</param>
    public static WriterClaim Take(IObjectStore store, bool evenAfterALoss = false)
    {
        IDisposable held = Lock(store);
        try
        {
            if (!evenAfterALoss && Leftovers.LostAfter(store) is >= 0 and long lost)
            {
                throw Errors.SnapshotLost(store.ToString()!, lost, SnapshotFiles.Newest(store));
            }

            long baseId = SnapshotFiles.Newest(store);
            for (int rival = 0; ; rival++)
            {
                string sign = FormattableString.Invariant($"{baseId + 1:D10}-{rival}");
                if (TryCreate(store, Folder + sign))
                {
                    return new(store, held, baseId, sign);
                }
            }
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Says that nothing is left to clean.</summary>
    public void Finish() => _store.Delete(_file);

    /// <summary>Says so if it can: after a commit a sign that stays is only looked at in vain.</summary>
    public void TryFinish()
    {
        try
        {
            Finish();
        }
        catch (IOException)
        {
            // The next to open the dataset finds the sign, nothing to clean, and removes it.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static IDisposable Lock(IObjectStore store)
    {
        // Cleaning takes moments; a folder that cannot be written stays so.
        for (int attempt = 0; attempt < Patience; attempt++)
        {
            if (store.TryLock(exclusive: false) is { } held)
            {
                return held;
            }

            Thread.Sleep(10);
        }

        throw Errors.StoreLocked(store.ToString()!);
    }

    private static bool TryCreate(IObjectStore store, string file)
    {
        try
        {
            using IObjectWriter writer = store.Create(file);
            writer.Complete();
            return true;
        }
        catch (ObjectExistsException)
        {
            return false;
        }
    }
}
