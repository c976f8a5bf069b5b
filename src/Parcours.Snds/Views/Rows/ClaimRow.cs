namespace Parcours.Snds.Views;

/// <summary>A line of ER_PRS_F as it is stored.</summary>
[Table("ER_PRS_F")]
internal sealed record ClaimRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column("EXE_SOI_DTD")] DateOnly? Day,
    [property: Column("EXE_SOI_DTF")] DateOnly? Until,
    [property: Column("FLX_DIS_DTD")] DateOnly? Flux,
    [property: Column(SndsNames.Line)] long Line,
    [property: Column("PRS_NAT_REF")] int? Nature,
    [property: Column("BSE_PRS_NAT")] int? BaseNature,
    [property: Column("DPN_QLF")] int? Qualifier,
    [property: Column("PRS_DPN_QLP")] int? HospitalQualifier,
    [property: Column("CPL_MAJ_TOP")] int? Majoration,
    [property: Column("CPL_AFF_COD")] int? Supplement,
    [property: Column("PRS_ACT_QTE")] decimal? Quantity,
    [property: Column("PRS_PAI_MNT")] decimal? Paid,
    [property: Column("BSE_REM_BSE")] decimal? Base,
    [property: Column("BSE_REM_MNT")] decimal? Reimbursed,
    [property: Column("RGO_REM_TAU")] decimal? Rate,
    [property: Column("PFS_EXE_NUM")] string? Executant,
    [property: Column("PSE_SPE_COD")] int? Specialty,
    [property: Column("PFS_PRE_NUM")] string? Prescriber,
    [property: Column("BEN_DCD_DTE")] DateOnly? Death);
