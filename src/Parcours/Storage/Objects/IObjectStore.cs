namespace Parcours.Storage;

/// <summary>
/// Where a dataset lives. Shaped like an object store: whole objects are created once, listed, read and deleted, and
/// nothing is ever changed in place, so that a folder, a bucket in a cloud and a failing store in a test are the same.
/// </summary>
internal interface IObjectStore
{
    /// <summary>The objects whose names begin with a prefix, in the order of their names (ordinal). Unfinished ones are not among them.</summary>
    IEnumerable<StoredObject> List(string prefix);

    /// <summary>The bytes of an object as memory. What is deleted while it is mapped stays readable where the system allows it.</summary>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    IMappedObject Map(string name);

    /// <summary>A copy of the bytes of an object; for small ones.</summary>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    byte[] Read(string name);

    /// <summary>Starts an object.</summary>
    IObjectWriter Create(string name);

    /// <summary>Deletes an object, durably. There may be none.</summary>
    void Delete(string name);

    /// <summary>Whether there is something half-written where documents are, whose writers may have died without leaving a sign.</summary>
    bool HasUnfinished();

    /// <summary>Removes what writers that died left half-written. Only under the exclusive lock.</summary>
    void DeleteUnfinished();

    /// <summary>
    /// Holds off cleaning (shared: a live writer) or everybody (exclusive: cleaning), until it is disposed or the process
    /// ends however it ends. Null when another holder stands against it, or when the store cannot be written.
    /// </summary>
    IDisposable? TryLock(bool exclusive);

    /// <summary>The path of an object or folder on a local disk, or null where there is none.</summary>
    string? LocalPath(string name);
}
