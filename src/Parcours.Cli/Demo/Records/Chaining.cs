namespace Parcours.Cli.Demo.Records;

/// <summary>The line that chains a stay to its patient, with the return codes of the chaining.</summary>
[Table("T_MCOaaC")]
internal sealed record Chaining(
    [property: Column("NIR_RET")] string? Nir,
    [property: Column("NAI_RET")] string? Birth,
    [property: Column("SEX_RET")] string? Sex,
    [property: Column("SEJ_RET")] string? Stay,
    [property: Column("DAT_RET")] string? Dates);
