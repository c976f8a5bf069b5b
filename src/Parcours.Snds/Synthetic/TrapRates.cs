namespace Parcours;

/// <summary>How often a synthetic delivery holds each trap of the real one. Rates are probabilities from 0 to 1.</summary>
internal sealed record TrapRates
{
    /// <summary>Dispensings that a later flux takes back with negative lines.</summary>
    public double Regularisation { get; init; } = 0.02;

    /// <summary>Of those, the ones that are billed again in the same flux.</summary>
    public double BilledAgain { get; init; } = 0.6;

    /// <summary>Lines that are for information only: <c>DPN_QLF</c> is 71.</summary>
    public double Information { get; init; } = 0.02;

    /// <summary>Of the lines for information, those that say so by 72, and as many that say so by <c>PRS_DPN_QLP</c> alone.</summary>
    public double OtherInformation { get; init; } = 0.2;

    /// <summary>Lines of which nothing is the base: <c>BSE_PRS_NAT</c> is 0.</summary>
    public double NoBaseNature { get; init; } = 0.003;

    /// <summary>Lines with <c>CPL_AFF_COD</c> 16 that are no majoration.</summary>
    public double Supplement { get; init; } = 0.004;

    /// <summary>Lines whose <c>DPN_QLF</c> is null.</summary>
    public double NullQualifier { get; init; } = 0.015;

    /// <summary>Visits with a line of majoration: <c>CPL_MAJ_TOP</c> is 2.</summary>
    public double Majoration { get; init; } = 0.06;

    /// <summary>Lines of public hospitals that copy what the hospital bills by activity: <c>ETE_IND_TAA</c> is 1.</summary>
    public double HospitalCopy { get; init; } = 0.33;

    /// <summary>Persons with several PSA.</summary>
    public double SeveralPsa { get; init; } = 0.08;

    /// <summary>Persons whose own pseudonym is not known: <c>BEN_IDT_ANO</c> is the PSA with the rank.</summary>
    public double NoNirAno { get; init; } = 0.02;

    /// <summary>Persons whose only number is provisional: <c>BEN_CDI_NIR</c> is 03 or 04.</summary>
    public double Provisional { get; init; } = 0.01;

    /// <summary>Families of two children or more with twins.</summary>
    public double Twins { get; init; } = 0.06;

    /// <summary>Stays with an identifier that stands for none.</summary>
    public double FictiveStay { get; init; } = 0.006;

    /// <summary>Stays with a return code that is not 0.</summary>
    public double BadReturnCode { get; init; } = 0.01;

    /// <summary>Stays with a group of error, <c>90Z00Z</c>.</summary>
    public double GroupError { get; init; } = 0.003;

    /// <summary>Stays that are a service for another hospital: <c>SEJ_TYP</c> is B.</summary>
    public double ServiceStay { get; init; } = 0.004;

    /// <summary>Stays that are such a service by the way in or out alone: <c>ENT_MOD</c> or <c>SOR_MOD</c> is 0.</summary>
    public double ServiceByMode { get; init; } = 0.003;

    /// <summary>Séances that another hospital gives as a service, which count: <c>SEJ_TYP</c> is B in 28Z14Z, 28Z15Z, 28Z16Z.</summary>
    public double ServiceSession { get; init; } = 0.08;

    /// <summary>Stays that were made by the software of the hospital: <c>TYP_GEN_RSA</c> is not 0.</summary>
    public double GeneratedStay { get; init; } = 0.003;

    /// <summary>Stays that nobody pays for: <c>GHS_NUM</c> is 9999.</summary>
    public double Unpaid { get; init; } = 0.004;

    /// <summary>Stays of two nights or more that go on in another hospital, on the day of the exit or the day after.</summary>
    public double Transfer { get; init; } = 0.04;

    /// <summary>Deaths that the referential of beneficiaries does not know of.</summary>
    public double DeathNotInReferential { get; init; } = 0.08;

    /// <summary>Deaths whose certificate was not matched to the person.</summary>
    public double NoCause { get; init; } = 0.1;

    /// <summary>Detail lines whose parent is not delivered.</summary>
    public double Orphan { get; init; } = 0.0003;

    /// <summary>Long-term diseases with an earlier version of the same episode.</summary>
    public double OldVersion { get; init; } = 0.2;
}
