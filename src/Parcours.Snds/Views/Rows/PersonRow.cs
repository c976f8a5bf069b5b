namespace Parcours.Snds.Views;

/// <summary>A person, as the import makes one of his or her rows in the referential.</summary>
[Table(SndsNames.Persons)]
internal sealed record PersonRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Certified)] bool IsCertified,
    [property: Column("BEN_NAI_ANN")] int? BirthYear,
    [property: Column("BEN_DCD_DTE")] DateOnly? Death);
