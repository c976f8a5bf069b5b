using Parcours.Snds.Quality;

namespace Parcours;

/// <summary>The rules of quality that every correct analysis of the SNDS has to follow, named, with their sources.</summary>
/// <remarks>
/// DOC is the Health Data Hub's collaborative documentation of the SNDS (2021), DOC22 its guide "Réaliser une étude sur des données en vie réelle" (2022).
/// A null where a rule looks keeps the row: in SQL, <c>DPN_QLF &lt;> 71</c> drops it.
/// </remarks>
public static class SndsQuality
{
    private const string Doc = "DOC (Health Data Hub, documentation collaborative du SNDS, 2021)";

    private static readonly SndsRule<SndsLine> _majoration = new(
        "DCIR-MAJORATION", "lines that raise the price of another (CPL_MAJ_TOP of 2 or more)", Doc, l => l.Majoration >= 2);

    private static readonly SndsRule<SndsLine> _supplement = new(
        "DCIR-SUPPLEMENT", "lines that are not an act of their own (CPL_AFF_COD is 16)", Doc, l => l.Supplement == 16);

    /// <summary>For lines that bill care (ER_PRS_F) of which acts, boxes or visits are counted.</summary>
    public static SndsRules<SndsLine> Lines { get; } = new(
        new SndsRule<SndsLine>(
            "DCIR-FLUX",
            "lines for information (DPN_QLF of 71 or 72, or PRS_DPN_QLP of 71)",
            "DOC for 71; DOC22 for 72",
            l => l.Qualifier == 71 || l.Qualifier == 72 || l.HospitalQualifier == 71),
        new SndsRule<SndsLine>(
            "DCIR-T2A",
            "copies of what public hospitals bill by activity (ETE_IND_TAA of 1 in ER_ETE_F)",
            Doc,
            l => l.IsHospitalCopy),
        new SndsRule<SndsLine>("DCIR-NATURE", "lines without a base (BSE_PRS_NAT is 0)", Doc, l => l.BaseNature == 0),
        _majoration,
        _supplement,
        new SndsRule<SndsLine>("PERSON-NIR", "persons without a certified number (BEN_CDI_NIR is never 00)", Doc, l => !l.IsCertified));

    /// <summary>For lines whose amounts are summed: those that raise the price of another stay.</summary>
    public static SndsRules<SndsLine> Costs { get; } = Lines.Without(_majoration.Id, _supplement.Id, "DCIR-NATURE");

    /// <summary>For stays in hospital (T_MCOaaB).</summary>
    public static SndsRules<SndsStay> Stays { get; } = new(
        new SndsRule<SndsStay>(
            "MCO-FINESS",
            "stays delivered a second time under the number of the place, up to 2017 (46 numbers)",
            "CNAM; the list as sndsTools has it",
            s => s.Year <= FinessDuplicates.LastYear && FinessDuplicates.Short.Contains(s.Hospital)),
        new SndsRule<SndsStay>("MCO-GHM", "stays that could not be grouped (GRG_GHM begins with 90)", Doc, s => s.Group!.StartsWith("90")),
        new SndsRule<SndsStay>(
            "MCO-PIE",
            "services for another hospital (SEJ_TYP is B, or ENT_MOD or SOR_MOD is 0), but for dialysis and radiotherapy (28Z14Z, 28Z15Z, 28Z16Z)",
            Doc,
            s => (s.Kind == "B" || s.EntryMode == "0" || s.ExitMode == "0") && !s.Group.In("28Z14Z", "28Z15Z", "28Z16Z")),
        new SndsRule<SndsStay>("MCO-GENERATED", "stays made by software (TYP_GEN_RSA is not 0)", Doc, s => s.Generated != null && s.Generated != "0"),
        new SndsRule<SndsStay>("MCO-RETURN", "stays with a return code of the chaining that is not 0", Doc, s => s.HasReturnError),
        new SndsRule<SndsStay>("PERSON-NIR", "persons without a certified number (BEN_CDI_NIR is never 00)", Doc, s => !s.IsCertified));

    /// <summary>Stays under the numbers of the long list, in the place of the short one: 165 numbers.</summary>
    public static SndsRule<SndsStay> LongFinessList { get; } = new(
        "MCO-FINESS",
        "stays delivered a second time under the number of the place, up to 2017 (165 numbers)",
        "DREES; the list as SCALPEL-Extraction has it",
        s => s.Year <= FinessDuplicates.LastYear && FinessDuplicates.Long.Contains(s.Hospital));

    /// <summary>Séances of dialysis, chemotherapy, radiotherapy and the like, where only stays are wanted.</summary>
    public static SndsRule<SndsStay> Sessions { get; } = new("MCO-SESSIONS", "séances (GRG_GHM begins with 28)", Doc, s => s.Group!.StartsWith("28"));

    /// <summary>Terminations of pregnancy, which cannot be linked to a person in most years.</summary>
    public static SndsRule<SndsStay> Abortions { get; } = new("MCO-IVG", "terminations of pregnancy (14Z08Z)", Doc, s => s.Group == "14Z08Z");

    /// <summary>Stays that nobody pays for, where costs are summed.</summary>
    public static SndsRule<SndsStay> Unpaid { get; } = new("MCO-UNPAID", "stays that are not reimbursed (GHS_NUM is 9999)", Doc, s => s.Tariff == "9999");

    /// <summary>Lines that came late, where years with different delays are compared.</summary>
    /// <param name="days">How many days after the care a line must be there; half a year for 99 % of them.</param>
    /// <returns>The rule.</returns>
    public static SndsRule<SndsLine> Late(int days = 183) => new(
        "DCIR-LATE",
        FormattableString.Invariant($"lines that came {days} days or more after the care (FLX_DIS_DTD less EXE_SOI_DTD)"),
        "DREES, as the programs on the activity of physicians have it",
        l => l.Flux != null && l.Day != null && l.Flux.Value.DayNumber - l.Day.Value.DayNumber >= days);
}
