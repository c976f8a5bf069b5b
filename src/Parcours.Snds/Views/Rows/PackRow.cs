namespace Parcours.Snds.Views;

/// <summary>A pack on sale (IR_PHA_R): its class.</summary>
[Table("IR_PHA_R")]
internal sealed record PackRow([property: Column("PHA_CIP_C13")] long? Cip13, [property: Column("PHA_ATC_CLA")] string? Atc);
