namespace Parcours.Import;

/// <summary>A segment to build.</summary>
/// <param name="Bucket">The bucket it belongs to, or -1.</param>
/// <param name="Reference">The reference table it holds, or null.</param>
/// <param name="Rows">Its rows over all tables.</param>
/// <param name="Bytes">Their bytes in chunks.</param>
internal sealed record BuildJob(int Bucket, TablePlan? Reference, long Rows, long Bytes);
