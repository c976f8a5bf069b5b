namespace Parcours.Snds.Views;

/// <summary>An establishment of a line (ER_ETE_F).</summary>
[Table("ER_ETE_F")]
internal sealed record EstablishmentRow(
    [property: Column(SndsNames.Patient)] string Patient,
    [property: Column(SndsNames.Time)] DateOnly? Day,
    [property: Column(SndsNames.Parent)] long Line,
    [property: Column("ETE_IND_TAA")] int? Copy,
    [property: Column("ETE_NAT_FSJ")] string? End);
