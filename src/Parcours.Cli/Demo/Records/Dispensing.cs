namespace Parcours.Cli.Demo.Records;

/// <summary>A line of drugs.</summary>
[Table("ER_PHA_F")]
internal sealed record Dispensing(
    [property: Patient] string Patient,
    [property: Time] DateOnly? Day,
    [property: Column("PHA_PRS_C13")] long? Cip,
    [property: Column("PHA_ACT_QSN")] int? Boxes,
    [property: Column("PHA_ACT_PRU")] decimal? Price);
