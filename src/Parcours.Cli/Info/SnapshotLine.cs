namespace Parcours.Cli.Info;

/// <summary>A snapshot in the description of a dataset.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name, if it has one.</param>
/// <param name="CommittedAt">When it was committed.</param>
internal sealed record SnapshotLine(long Id, string? Name, DateTimeOffset CommittedAt);
