namespace Parcours.Snds.Linkage;

/// <summary>Files of a nomenclature or a referential that the schema does not describe, such as <c>IR_PHA_R</c>: a reference table as it is.</summary>
/// <param name="Name">The name of the table.</param>
/// <param name="Sources">Its files.</param>
internal sealed record NomenclatureFile(string Name, IReadOnlyList<TableSource> Sources)
{
    public TableImport Import() => new(Name, TableKind.Reference, Sources) { NullDates = SndsSentinels.NullDates };
}
