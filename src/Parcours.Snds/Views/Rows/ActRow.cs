namespace Parcours.Snds.Views;

/// <summary>A medical act in town (ER_CAM_F) as it is stored.</summary>
[Table("ER_CAM_F")]
internal sealed record ActRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Time)] DateOnly? Day,
    [property: Column(SndsNames.Parent)] long Line,
    [property: Column("CAM_PRS_IDE")] string? Code,
    [property: Column("CAM_ACT_COD")] string? Activity);
