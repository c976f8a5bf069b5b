namespace Parcours.Operators;

/// <summary>A piece of a scan: some patients of a bucket, or some rows of a reference table.</summary>
/// <param name="Bucket">The bucket; 0 for a reference table.</param>
/// <param name="Sections">The rows, a range a segment, oldest segment first.</param>
/// <param name="EndPatient">The number after that of its last patient.</param>
internal sealed record ScanMorsel(int Bucket, SectionRange[] Sections, int EndPatient);
