namespace Parcours.Storage;

/// <summary>An object of a store, as a listing shows it.</summary>
/// <param name="Name">Its name: parts joined by slashes, such as <c>buckets/0007/0000000042-0.seg</c>.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct StoredObject(string Name, long Length);
