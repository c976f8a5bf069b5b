namespace Parcours.AotApp;

/// <summary>A key of two parts.</summary>
public sealed record CodeYear(string? Code, int Year);
