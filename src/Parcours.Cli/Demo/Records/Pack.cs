namespace Parcours.Cli.Demo.Records;

/// <summary>A drug pack of the referential.</summary>
[Table("IR_PHA_R")]
internal sealed record Pack(
    [property: Column("PHA_CIP_C13")] long? Cip,
    [property: Column("PHA_ATC_CLA")] string? Atc,
    [property: Column("PHA_ATC_C03")] string? Class,
    [property: Column("PHA_ATC_L07")] string? Label,
    [property: Column("PHA_UPC_NBR")] int? Units);
