namespace Parcours.Storage;

/// <summary>What the verification of a segment looked at.</summary>
/// <param name="Pages">Pages whose checksum was computed.</param>
/// <param name="Rows">Rows whose order was checked.</param>
internal readonly record struct SegmentCounts(long Pages, long Rows);
