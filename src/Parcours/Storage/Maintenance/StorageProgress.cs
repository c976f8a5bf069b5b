namespace Parcours.Storage;

/// <summary>How far a long task is.</summary>
/// <param name="Done">Bytes dealt with.</param>
/// <param name="Total">Bytes in all.</param>
internal readonly record struct StorageProgress(long Done, long Total);
