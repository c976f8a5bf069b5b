namespace Parcours.Storage;

/// <summary>A folder of a local disk.</summary>
internal sealed class LocalObjectStore(string folder) : IObjectStore
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    public IEnumerable<StoredObject> List(string prefix) => throw new NotImplementedException();
    public IMappedObject Map(string name) => throw new NotImplementedException();
    public byte[] Read(string name) => throw new NotImplementedException();
    public IObjectWriter Create(string name) => throw new NotImplementedException();
    public void Delete(string name) => throw new NotImplementedException();
    public void DeleteUnfinished() => throw new NotImplementedException();
    public IDisposable? TryLock(bool exclusive) => throw new NotImplementedException();
    public string? LocalPath(string name) => throw new NotImplementedException();
}
