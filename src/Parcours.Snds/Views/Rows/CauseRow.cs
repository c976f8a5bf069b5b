namespace Parcours.Snds.Views;

/// <summary>A death with its cause (KI_CCI_R) as it is stored.</summary>
[Table("KI_CCI_R")]
internal sealed record CauseRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column("BEN_DCD_DTE")] DateOnly? Date,
    [property: Column("DCD_CIM_COD")] string? Cause);
