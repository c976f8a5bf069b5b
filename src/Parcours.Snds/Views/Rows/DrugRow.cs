namespace Parcours.Snds.Views;

/// <summary>A pack dispensed (ER_PHA_F) as it is stored.</summary>
[Table("ER_PHA_F")]
internal sealed record DrugRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Time)] DateOnly? Day,
    [property: Column(SndsNames.Parent)] long Line,
    [property: Column("PHA_PRS_C13")] long? Cip13,
    [property: Column("PHA_ACT_QSN")] int? Boxes,
    [property: Column("PHA_ACT_PRU")] decimal? Price);
