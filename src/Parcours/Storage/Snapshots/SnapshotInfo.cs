namespace Parcours;

/// <summary>A snapshot of a dataset: what one commit left.</summary>
/// <param name="Id">Its number, one more than the one it was made from.</param>
/// <param name="Name">Its name, if it was given one.</param>
/// <param name="CommittedAt">When it was committed.</param>
public sealed record SnapshotInfo(long Id, string? Name, DateTimeOffset CommittedAt);
