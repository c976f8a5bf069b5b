namespace Parcours.Comparisons.Reporting;

/// <summary>How one engine took the claims in.</summary>
/// <param name="Engine">The engine and its memory limit.</param>
/// <param name="Seconds">How long it took, until all was on the disk.</param>
/// <param name="Bytes">What it takes on the disk.</param>
/// <param name="PeakMemoryBytes">The most memory of its own that the process held meanwhile.</param>
/// <param name="SpilledBytes">What had to wait on the disk; null where the engine does not tell.</param>
internal sealed record ImportResult(string Engine, double Seconds, long Bytes, long PeakMemoryBytes, long? SpilledBytes);
