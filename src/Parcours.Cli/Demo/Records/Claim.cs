namespace Parcours.Cli.Demo.Records;

/// <summary>A line of reimbursement.</summary>
[Table("ER_PRS_F")]
internal sealed record Claim(
    [property: Patient] string Patient,
    [property: Time] DateOnly? Day,
    [property: Column("DPN_QLF")] int? Qualifier,
    [property: Column("CPL_MAJ_TOP")] int? Majoration,
    [property: Column("PRS_ACT_QTE")] decimal? Quantity,
    [property: Column("PRS_PAI_MNT")] decimal? Paid);
