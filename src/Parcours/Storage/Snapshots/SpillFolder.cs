namespace Parcours.Storage;

/// <summary>
/// A folder for what does not fit in memory. Its process holds the shared lock, so nobody cleans it away; a killed process's
/// folder is removed by the next that opens the dataset alone.
/// </summary>
internal sealed class SpillFolder : IDisposable
{
    public const string Folder = "spill/";

    private readonly IDisposable? _lock;

    public SpillFolder(IObjectStore store)
    {
        _lock = store.TryLock(exclusive: false);
        string name = FormattableString.Invariant($"{Environment.ProcessId}-{Guid.NewGuid():N}");
        Path = _lock is not null && store.LocalPath(Folder) is { } local
            ? System.IO.Path.Combine(local, name)
            : System.IO.Path.Combine(System.IO.Path.GetTempPath(), "parcours-" + name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder's path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        _lock?.Dispose();
    }
}
