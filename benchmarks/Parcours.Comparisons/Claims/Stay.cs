namespace Parcours.Comparisons.Claims;

/// <summary>A stay in hospital.</summary>
[Table("stay")]
internal sealed record Stay(
    [property: Patient, Column("patient_id")] long PatientId,
    [property: Start, Column("entry")] DateOnly Entry,
    [property: End, Column("exit")] DateOnly? Exit,
    [property: Column("main_diagnosis")] string MainDiagnosis,
    [property: Column("ghm")] string Ghm);
