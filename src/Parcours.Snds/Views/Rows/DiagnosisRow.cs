namespace Parcours.Snds.Views;

/// <summary>An associated diagnosis of a stay (T_MCOaaD) as it is stored.</summary>
[Table("T_MCOaaD")]
internal sealed record DiagnosisRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Year)] int? Year,
    [property: Column("ETA_NUM")] string? Hospital,
    [property: Column("RSA_NUM")] string? Number,
    [property: Column("ASS_DGN")] string? Code);
