namespace Parcours;

/// <summary>What the import of a delivery did.</summary>
/// <param name="Linkage">What linking found.</param>
/// <param name="Import">What was read, stored and rejected.</param>
/// <param name="OtherFiles">Files of the folder that hold a table and are named after none of the SNDS; they were left out.</param>
public sealed record SndsImportReport(LinkageReport Linkage, ImportReport Import, IReadOnlyList<string> OtherFiles);
