namespace Parcours;

/// <summary>A diagnosis of a stay.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Entry">The first day of the stay.</param>
/// <param name="Exit">The last day of the stay.</param>
/// <param name="Code">The diagnosis, CIM-10.</param>
/// <param name="Place">1 for the main diagnosis, 2 for the related one, 3 for an associated one.</param>
public sealed record SndsDiagnosis(string Patient, DateOnly? Entry, DateOnly? Exit, string? Code, int Place);
