using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>A folder of a local disk (or of a file server that keeps locks and links).</summary>
internal sealed class LocalObjectStore(string folder) : IObjectStore
{
    /// <summary>What the names of unfinished files end with.</summary>
    internal const string UnfinishedSuffix = ".tmp";

    private const string LockFile = "lock";

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public IEnumerable<StoredObject> List(string prefix)
    {
        // Only the folder that the prefix names is walked, not the whole dataset.
        string parent = Path.Combine(Folder, prefix[..(prefix.LastIndexOf('/') + 1)]);
        if (!Directory.Exists(parent))
        {
            return [];
        }

        var found = new List<StoredObject>();
        foreach (FileInfo file in new DirectoryInfo(parent).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(Folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (name.StartsWith(prefix, StringComparison.Ordinal) && !name.EndsWith(UnfinishedSuffix, StringComparison.Ordinal))
            {
                found.Add(new(name, file.Length));
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    /// <inheritdoc/>
    public IMappedObject Map(string name) => Allowed(name, () => new LocalMappedObject(Locate(name)));

    /// <inheritdoc/>
    public byte[] Read(string name) => Allowed(name, () => File.ReadAllBytes(Existing(name)));

    /// <inheritdoc/>
    public IObjectWriter Create(string name) => Allowed(name, () => new LocalObjectWriter(name, Locate(name)));

    /// <inheritdoc/>
    public void Delete(string name)
    {
        string path = Locate(name);
        if (File.Exists(path))
        {
            File.Delete(path);
            DurableFiles.FlushFolder(Path.GetDirectoryName(path)!);
        }
    }

    /// <inheritdoc/>
    public bool HasUnfinished() =>
        new[] { Folder, Locate(SnapshotDocument.Folder), Locate(WriterClaim.Folder) }
            .Any(folder => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + UnfinishedSuffix).Any());

    /// <inheritdoc/>
    public void DeleteUnfinished()
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*" + UnfinishedSuffix, SearchOption.AllDirectories))
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public IDisposable? TryLock(bool exclusive)
    {
        try
        {
            // A dataset that is being made has no folder yet.
            if (!exclusive)
            {
                DurableFiles.CreateFolder(Folder);
            }

            // .NET asks the system for a lock that ends with the process: exclusive for FileShare.None, else shared.
            return new FileStream(
                Locate(LockFile),
                FileMode.OpenOrCreate,
                exclusive ? FileAccess.ReadWrite : FileAccess.Read,
                exclusive ? FileShare.None : FileShare.Read,
                bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public string? LocalPath(string name) => Locate(name);

    /// <inheritdoc/>
    public override string ToString() => Folder;

    private string Locate(string name) => Path.Combine(Folder, name);

    /// <summary>What the system refuses becomes our error, which says where.</summary>
    private T Allowed<T>(string name, Func<T> work)
    {
        try
        {
            return File.Exists(Folder) ? throw Errors.NotAFolder(Folder) : work();
        }
        catch (UnauthorizedAccessException e)
        {
            throw Errors.AccessDenied(Locate(name), e);
        }
    }

    private string Existing(string name)
    {
        string path = Locate(name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no '{name}' in '{Folder}'.", path);
    }
}
