namespace Parcours;

/// <summary>What became of the lines of one table: <c>Read = Stored + Rejected</c>, always.</summary>
/// <param name="Name">The name of the table.</param>
/// <param name="Read">Lines read.</param>
/// <param name="Stored">Rows stored.</param>
/// <param name="Rejected">Lines not stored.</param>
/// <param name="RejectedByReason">Lines not stored, by reason.</param>
public sealed record TableReport(string Name, long Read, long Stored, long Rejected, IReadOnlyDictionary<string, long> RejectedByReason);
