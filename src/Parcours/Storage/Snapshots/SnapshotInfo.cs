namespace Parcours.Storage;

/// <summary>A snapshot in a list.</summary>
/// <param name="Id">Its number, one more than the one it was made from.</param>
/// <param name="Name">Its name, if it was given one.</param>
/// <param name="CommittedAt">When it was committed.</param>
internal sealed record SnapshotInfo(long Id, string? Name, DateTimeOffset CommittedAt);
