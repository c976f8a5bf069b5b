namespace Parcours.Cli.Demo.Records;

/// <summary>A stay in hospital.</summary>
[Table("T_MCOaaB")]
internal sealed record Stay(
    [property: Patient] string Patient,
    [property: Start] DateOnly? Entry,
    [property: End] DateOnly? Exit,
    [property: Column("DGN_PAL")] string? Diagnosis,
    [property: Column("GRG_GHM")] string? Group,
    [property: Column("SEJ_TYP")] string? Type);
