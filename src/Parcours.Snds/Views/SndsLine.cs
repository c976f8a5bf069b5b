namespace Parcours;

/// <summary>A line that bills care (ER_PRS_F), once, with what the rules of quality look at. Its amounts may be summed.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Day">The first day of care (EXE_SOI_DTD).</param>
/// <param name="Until">The last day of care (EXE_SOI_DTF).</param>
/// <param name="Flux">The month in which the line came (FLX_DIS_DTD).</param>
/// <param name="Line">The number of the line, which its details name.</param>
/// <param name="Nature">The nature of the care (PRS_NAT_REF).</param>
/// <param name="BaseNature">The nature of the base (BSE_PRS_NAT).</param>
/// <param name="Qualifier">What kind of spending it is (DPN_QLF).</param>
/// <param name="HospitalQualifier">The same for acts in hospital (PRS_DPN_QLP).</param>
/// <param name="Majoration">1 for an act, 2 and more for what raises its price (CPL_MAJ_TOP).</param>
/// <param name="Supplement">What a supplement is for (CPL_AFF_COD).</param>
/// <param name="Quantity">Acts or boxes, negative where they are taken back (PRS_ACT_QTE).</param>
/// <param name="Paid">What was paid (PRS_PAI_MNT).</param>
/// <param name="Base">What reimbursement is computed from (BSE_REM_BSE).</param>
/// <param name="Reimbursed">What the mandatory insurance gave back (BSE_REM_MNT).</param>
/// <param name="Rate">The rate of reimbursement in percent (RGO_REM_TAU).</param>
/// <param name="Executant">Who did it (PFS_EXE_NUM).</param>
/// <param name="Specialty">The specialty of who did it (PSE_SPE_COD).</param>
/// <param name="Prescriber">Who prescribed it (PFS_PRE_NUM).</param>
/// <param name="IsCertified">Whether a number of the person is certified.</param>
/// <param name="IsHospitalCopy">Whether an establishment of the line says that it copies what a hospital bills by activity.</param>
public sealed record SndsLine(
    string Patient,
    DateOnly? Day,
    DateOnly? Until,
    DateOnly? Flux,
    long Line,
    int? Nature,
    int? BaseNature,
    int? Qualifier,
    int? HospitalQualifier,
    int? Majoration,
    int? Supplement,
    decimal? Quantity,
    decimal? Paid,
    decimal? Base,
    decimal? Reimbursed,
    decimal? Rate,
    string? Executant,
    int? Specialty,
    string? Prescriber,
    bool IsCertified,
    bool IsHospitalCopy);
