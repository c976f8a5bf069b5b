namespace Parcours.Snds.Views;

/// <summary>The signed sum over the identical line of drugs.</summary>
internal sealed record DrugSum(string Patient, DateOnly? Day, long? Cip13, string? Executant, long Boxes, decimal? Amount, long Lines, long Negative);
