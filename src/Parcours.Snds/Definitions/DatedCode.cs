namespace Parcours.Snds.Definitions;

/// <summary>A diagnosis of a person at a day, whatever the source.</summary>
internal sealed record DatedCode(string Patient, DateOnly? Date, string? Code);
