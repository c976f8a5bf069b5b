namespace Parcours.Comparisons.Claims;

/// <summary>A drug that was dispensed.</summary>
[Table("dispensing")]
internal sealed record Dispensing(
    [property: Patient, Column("patient_id")] long PatientId,
    [property: Time, Column("date")] DateOnly Date,
    [property: Column("cip13")] long Cip13,
    [property: Column("atc")] string Atc,
    [property: Column("quantity")] short Quantity,
    [property: Column("amount_cents")] int AmountCents,
    [property: Column("prescriber_id")] int PrescriberId);
