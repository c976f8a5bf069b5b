namespace Parcours.Operators;

/// <summary>The patients from number <paramref name="First"/> to before <paramref name="End"/>.</summary>
internal readonly record struct PatientRange(int First, int End);
