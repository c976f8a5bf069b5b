namespace Parcours.Snds.Views;

/// <summary>A version of a long-term disease (IR_IMB_R) as it is stored.</summary>
[Table("IR_IMB_R")]
internal sealed record LongTermRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column("IMB_ALD_DTD")] DateOnly? Start,
    [property: Column("IMB_ALD_DTF")] DateOnly? End,
    [property: Column("MED_MTF_COD")] string? Diagnosis,
    [property: Column("IMB_ETM_NAT")] int? Nature,
    [property: Column("IMB_ALD_NUM")] int? Number);
