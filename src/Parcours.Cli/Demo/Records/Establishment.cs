namespace Parcours.Cli.Demo.Records;

/// <summary>A line of an establishment.</summary>
[Table("ER_ETE_F")]
internal sealed record Establishment(
    [property: Column("ETE_IND_TAA")] int? HospitalCopy);
