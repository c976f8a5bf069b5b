namespace Parcours.Storage;

/// <summary>What a snapshot says of a section.</summary>
/// <param name="Table">The table.</param>
/// <param name="RowCount">Its rows in the segment.</param>
internal sealed record SectionRecord(string Table, int RowCount);
