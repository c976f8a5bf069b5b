namespace Parcours.Snds.Views;

/// <summary>The chaining of a stay (T_MCOaaC): its return codes.</summary>
[Table("T_MCOaaC")]
internal sealed record ChainRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Year)] int? Year,
    [property: Column("ETA_NUM")] string? Hospital,
    [property: Column("RSA_NUM")] string? Number,
    [property: Column("NIR_RET")] string? Nir,
    [property: Column("NAI_RET")] string? Birth,
    [property: Column("SEX_RET")] string? Sex,
    [property: Column("SEJ_RET")] string? Stay,
    [property: Column("FHO_RET")] string? Files,
    [property: Column("PMS_RET")] string? Pmsi,
    [property: Column("DAT_RET")] string? Dates,
    [property: Column("COH_NAI_RET")] string? CoherentBirth,
    [property: Column("COH_SEX_RET")] string? CoherentSex);
