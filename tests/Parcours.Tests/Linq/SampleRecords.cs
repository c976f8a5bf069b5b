namespace Parcours.Tests.Linq;

internal enum Kind
{
    Drug = 1,
    Device = 2,
}

[Table("er_pha_f")]
internal sealed record Dispensing(
    [Patient] long Person,
    [Time] DateOnly Date,
    string? Atc,
    int Boxes,
    int? Bonus,
    decimal Amount,
    Kind Kind,
    double? Weight,
    DateTime At,
    bool Generic,
    bool? Refunded,
    [Column("END_DATE")] DateOnly? Until,
    int Prescriber)
{
    public bool IsStatin => Atc is not null && Atc.StartsWith("C10AA", StringComparison.Ordinal);
}

[Table("T_MCOaaB")]
internal sealed class Stay
{
    [Patient]
    public long Person { get; set; }

    [Start]
    public DateOnly Entry { get; init; }

    [End]
    public DateOnly? Left { get; set; }

    public string? Diagnosis { get; set; }
}

[Table("doctor")]
internal sealed record Doctor(long Id, int? Specialty, string Name);
