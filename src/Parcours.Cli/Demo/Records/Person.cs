namespace Parcours.Cli.Demo.Records;

/// <summary>A person.</summary>
[Table("PARCOURS_PERSONS")]
internal sealed record Person(
    [property: Patient] string Patient,
    [property: Column("BEN_SEX_COD")] int? Sex,
    [property: Column("BEN_NAI_ANN")] int? BirthYear,
    [property: Column("BEN_DCD_DTE")] DateOnly? Death);
