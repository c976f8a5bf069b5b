namespace Parcours;

/// <summary>A stay in a hospital for medicine, surgery or obstetrics (T_MCOaaB with its chaining), with what the rules of quality look at.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Entry">The first day.</param>
/// <param name="Exit">The last day.</param>
/// <param name="Year">The year of the delivery, which is that of the exit.</param>
/// <param name="Hospital">The number of the hospital (ETA_NUM).</param>
/// <param name="Number">The number of the stay in that hospital and year (RSA_NUM).</param>
/// <param name="Group">The group of the stay, six characters (GRG_GHM).</param>
/// <param name="Tariff">The tariff (GHS_NUM).</param>
/// <param name="MainDiagnosis">The main diagnosis (DGN_PAL).</param>
/// <param name="RelatedDiagnosis">The related diagnosis (DGN_REL).</param>
/// <param name="EntryMode">The way in: 6 from another unit, 7 from another hospital, 8 from home, 0 for a service (ENT_MOD).</param>
/// <param name="ExitMode">The way out: 6, 7, 8, 0 likewise, 9 by death (SOR_MOD).</param>
/// <param name="Kind">A or B for services between hospitals (SEJ_TYP).</param>
/// <param name="Generated">0 for stays that nothing but the hospital made (TYP_GEN_RSA), from 2015 on.</param>
/// <param name="HasReturnError">Whether one of the return codes of the chaining is not 0.</param>
/// <param name="IsCertified">Whether a number of the person is certified.</param>
public sealed record SndsStay(
    string Patient,
    DateOnly? Entry,
    DateOnly? Exit,
    int? Year,
    string? Hospital,
    string? Number,
    string? Group,
    string? Tariff,
    string? MainDiagnosis,
    string? RelatedDiagnosis,
    string? EntryMode,
    string? ExitMode,
    string? Kind,
    string? Generated,
    bool HasReturnError,
    bool IsCertified);
