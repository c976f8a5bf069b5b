namespace Parcours.Snds.Views;

/// <summary>A stay as T_MCOaaB has it.</summary>
[Table("T_MCOaaB")]
internal sealed record StayRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Time)] DateOnly? Entry,
    [property: Column(SndsNames.End)] DateOnly? Exit,
    [property: Column(SndsNames.Year)] int? Year,
    [property: Column("ETA_NUM")] string? Hospital,
    [property: Column("RSA_NUM")] string? Number,
    [property: Column("GRG_GHM")] string? Group,
    [property: Column("GHS_NUM")] string? Tariff,
    [property: Column("DGN_PAL")] string? MainDiagnosis,
    [property: Column("DGN_REL")] string? RelatedDiagnosis,
    [property: Column("ENT_MOD")] string? EntryMode,
    [property: Column("SOR_MOD")] string? ExitMode,
    [property: Column("SEJ_TYP")] string? Kind,
    [property: Column("TYP_GEN_RSA")] string? Generated);
