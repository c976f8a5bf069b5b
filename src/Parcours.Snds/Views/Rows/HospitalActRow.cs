namespace Parcours.Snds.Views;

/// <summary>A medical act in hospital (T_MCOaaA) as it is stored.</summary>
[Table("T_MCOaaA")]
internal sealed record HospitalActRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Year)] int? Year,
    [property: Column("ETA_NUM")] string? Hospital,
    [property: Column("RSA_NUM")] string? Number,
    [property: Column("CDC_ACT")] string? Code,
    [property: Column("ACV_ACT")] string? Activity,
    [property: Column("ENT_DAT_DEL")] int? Delay,
    [property: Column("NBR_EXE_ACT")] int? Times);
