namespace Parcours.Cli.Demo.Study;

/// <summary>What a patient was given of one pack on one day, corrections counted in.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="Day">The day.</param>
/// <param name="Days">For how many days it lasts: one unit a day.</param>
internal sealed record Supply(string Patient, DateOnly Day, int Days);
